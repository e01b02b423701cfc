"""Making remarks: on a passage, on the story, in reply; done and opened again; and telling people."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.notices.telling import tell
from articles.reviewing.models import Comment
from articles.reviewing.passages import anchored, context_of, text_of
from articles.reviewing.readers import mentioned_in, readers_of
from articles.rules import may_edit
from newsroom.reporters import clock

LONGEST_QUOTE = 500  # characters: a longer passage is the whole paragraph, or the whole story
LONGEST = 2000


class RemarkRefused(Exception):
    """A remark that cannot be made. `str()` is a sentence for the person who tried."""


@transaction.atomic
def remark(story, body, *, by, field="", quote="", near=0, version=None):
    """A remark by a reader of the story, on the passage `quote` of `field` or on the whole story.

    `version` is the one that was read and `near` the offset at which the passage stood there;
    of equal words the nearest are meant. Raises `RemarkRefused`.
    """
    body = checked(body)
    if not quote.strip():
        return told(Comment.objects.create(article=story, author=by, body=body), by)
    version = version or story.versions.first() or story.record_version(by=by)
    text = text_of(version.content, field)
    passage = anchored(text, quote, near) if len(quote) <= LONGEST_QUOTE else None
    if passage is None:
        raise RemarkRefused(_("This passage is not in the text. Select it once more."))
    before, after = context_of(text, passage)
    comment = Comment.objects.create(
        article=story,
        author=by,
        body=body,
        version=version,
        field=field,
        start=passage.start,
        quote=quote,
        before=before,
        after=after,
    )
    return told(comment, by)


@transaction.atomic
def reply(parent, body, *, by):
    """An answer to a remark. A remark that was done is open again: there is something to say."""
    comment = Comment.objects.create(article=parent.article, author=by, body=checked(body), parent=parent)
    if parent.is_done:
        reopen(parent)
    return told(comment, by)


def done(comment, *, by):
    """Dealt with. Who says so first is on record."""
    Comment.objects.filter(pk=comment.pk, done_at=None).update(done_at=clock.now(), done_by=by)


def reopen(comment):
    Comment.objects.filter(pk=comment.pk).update(done_at=None, done_by=None)


def checked(body):
    body = body.strip()
    if not body:
        raise RemarkRefused(_("Write a word or two."))
    if len(body) > LONGEST:
        raise RemarkRefused(_("A remark has at most %(number)s characters.") % {"number": LONGEST})
    return body


def told(comment, by):
    """Tells whom it concerns: who is mentioned, the story's authors, who spoke before in the thread.

    Nobody hears of it who may not read the story.
    """
    story = comment.article
    people = {user.pk: user for user in readers_of(story)}
    mentioned = mentioned_in(comment.body, people.values())
    comment.mentioned.set(mentioned)
    concerned = set(story.author_ids)
    if comment.parent_id:
        concerned |= {comment.parent.author_id}
        concerned |= set(comment.parent.replies.values_list("author", flat=True))
    concerned -= {user.pk for user in mentioned}
    for kind, users in (
        ("mentioned", mentioned),
        ("remarked", [people[pk] for pk in concerned if pk in people]),
    ):
        for user in users:
            tell(kind, to=[user], story=story, by=by, text=comment.body, link=address_for(comment, user))
    return comment


def address_for(comment, user):
    """Where this person best answers: the author of a draft on the writing screen, others reading it."""
    name = "articles_article_change" if may_edit(comment.article, user) else "reviewing_story_review"
    thread = comment.parent_id or comment.pk
    return reverse(f"admin:{name}", args=[comment.article_id]) + f"#remark-{thread}"
