"""The remarks of one story as they are shown: each with its replies and where its passage is today."""

from dataclasses import dataclass, field

from articles.reviewing.models import Comment
from articles.reviewing.passages import LINES, Passage, follow, text_of


@dataclass
class Thread:
    """A remark, its replies, and the passage in the text of today; None if it was removed."""

    comment: Comment
    passage: Passage | None = None
    words: str = ""  # what stands at the passage now
    replies: list = field(default_factory=list)

    @property
    def is_on_passage(self):
        return bool(self.comment.field)

    @property
    def is_removed(self):
        return self.is_on_passage and self.passage is None

    @property
    def is_changed(self):
        """True if the words of the passage were edited since."""
        return self.passage is not None and self.words != self.comment.quote

    @property
    def order(self):
        """The open ones in the order of the text, then those without a place, then what is done."""
        comment = self.comment
        where = comment.field
        rank = LINES.index(where) if where in LINES else 3 if where == "body" else 4
        if self.passage is None:
            rank = 5
        return comment.is_done, rank, where, self.passage.start if self.passage else 0, comment.pk


def threads_of(story, content):
    """The threads of a story in reading order. `content` is what readers would see now. 1 query.

    The caller has made sure that whoever looks may read the story.
    """
    people = ("author", "done_by")
    comments = list(story.comments.select_related(*people, "version").oldest_first())
    threads = {c.pk: Thread(c) for c in comments if c.parent_id is None}
    for comment in comments:
        if comment.parent_id:
            threads[comment.parent_id].replies.append(comment)
    for thread in threads.values():
        if thread.is_on_passage:
            place(thread, thread.comment.version.content, content)
    return sorted(threads.values(), key=lambda thread: thread.order)


def place(thread, old, new):
    """Finds where the passage of this thread is in the content `new`."""
    comment = thread.comment
    made_on = Passage(comment.start, comment.start + len(comment.quote))
    thread.passage = made_on if old == new else follow(old, new, comment.field, made_on)
    if thread.passage:
        thread.words = text_of(new, comment.field)[thread.passage.start : thread.passage.end]
