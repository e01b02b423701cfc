"""Which characters of a page belong to which story: by runs of the same characters in the same order.

Lines below each other are read as one text, so that a run goes on from line to line. Of two stories that
could claim the same characters the longer run wins; of equal runs, the story that stands around them.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from .normal import normal

GRAM = 4  # characters that must be equal to begin a run
BRIDGE = 6  # characters that may differ within a run: unknown glyphs, mended words
COMMON = 12  # a piece of text that so many stories have says nothing


@dataclass(frozen=True)
class Story:
    """A story that may stand on the page. `head` is what may stand large: kicker, headline, subhead."""

    id: object
    head: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()

    @property
    def text(self):
        return normal("".join([*self.head, *self.body, *self.captions]))

    @property
    def captions_from(self):
        """The place in `text` where the captions begin."""
        return len(normal("".join([*self.head, *self.body])))


@dataclass
class Claim:
    """What a story claims of the page: for each line the places in its text of the line's characters."""

    story: Story
    length: int
    places: dict = field(default_factory=lambda: defaultdict(list))  # line → places in the story's text
    runs: dict = field(default_factory=lambda: defaultdict(int))  # line → characters of its longest run
    longest: int = 0

    @property
    def count(self):
        return sum(len(each) for each in self.places.values())

    @property
    def coverage(self):
        """The part of the story that is on the page."""
        return len({place for each in self.places.values() for place in each}) / max(self.length, 1)


@dataclass
class _Run:
    story: object
    start: int  # in the column
    end: int
    place: int  # in the story
    score: int
    is_shared: bool = False


def claims_of(lines, columns, stories):
    """Lines, their columns (lists of indexes, read downwards) and Stories, the likeliest first → {story
    id: Claim}."""
    texts = {story.id: story.text for story in stories}
    order = {story: at for at, story in enumerate(texts)}
    index = _index(texts)
    claims = {story.id: Claim(story, len(texts[story.id])) for story in stories}
    for column in columns:
        text, owners = "", []
        for number in column:
            piece = normal(lines[number].text)
            text += piece
            owners += [number] * len(piece)
        taken = [None] * len(text)
        for run in _chosen(_runs(text, index), order):
            _take(run, text, texts[run.story], taken)
        for at, owner in enumerate(taken):
            if owner is not None:
                story, place, length = owner
                claims[story].places[owners[at]].append(place)
                claims[story].runs[owners[at]] = max(claims[story].runs[owners[at]], length)
                claims[story].longest = max(claims[story].longest, length)
    return claims


def _index(texts):
    index = defaultdict(list)
    for story, text in texts.items():
        for place in range(len(text) - GRAM + 1):
            index[text[place : place + GRAM]].append((story, place))
    return {gram: hits for gram, hits in index.items() if len(hits) <= COMMON}


def _runs(text, index):
    """All runs of equal characters between a column and the stories, neighbouring ones joined."""
    open_runs, done = {}, []
    for at in range(len(text) - GRAM + 1):
        going_on = {}
        for story, place in index.get(text[at : at + GRAM], ()):
            key = (story, place - at)
            run = open_runs.pop(key, None)
            if run:
                run.end, run.score = at + GRAM, run.score + 1
            else:
                run = _Run(story, at, at + GRAM, place, GRAM)
            going_on[key] = run
        done += open_runs.values()
        open_runs = going_on
    done += open_runs.values()
    return _joined(done)


def _joined(runs):
    """Runs of one story that follow each other in both texts become one; its score counts equal characters."""
    result, latest = [], {}
    for run in sorted(runs, key=lambda run: (run.start, run.place)):
        for before in reversed(latest.get(run.story, [])[-6:]):
            gap = run.start - before.end
            drift = (run.place - run.start) - (before.place - before.start) - getattr(before, "drift", 0)
            if -GRAM < gap <= BRIDGE and abs(drift) <= BRIDGE:
                before.score += run.score + min(gap, 0)
                before.drift = getattr(before, "drift", 0) + drift
                before.end = max(run.end, before.end)
                break
        else:
            result.append(run)
            latest.setdefault(run.story, []).append(run)
    return result


def _chosen(runs, order):
    """The longest first; of equal ones first those of a story that has other runs in this column, and
    of two stories of the same words the likelier."""
    weight = defaultdict(int)
    for run in runs:
        weight[run.story] = max(weight[run.story], run.score)
    return sorted(runs, key=lambda run: (-run.score, -weight[run.story], order[run.story], run.start))


def _take(run, text, story, taken):
    """Gives the run those of its characters that nobody has yet. Remnants of three are not worth it."""
    free = [at for at in range(run.start, run.end) if taken[at] is None]
    if len(free) < GRAM or len(free) < 0.3 * (run.end - run.start):
        return
    for at in free:
        taken[at] = (run.story, run.place + at - run.start, run.score)
