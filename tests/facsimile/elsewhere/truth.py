"""Finds the stories on made pages, and says how well: against what is known of where they stand."""

import itertools

from articles.facsimile.elsewhere.claims import Story
from articles.facsimile.elsewhere.matching import match

GOOD = 0.9


def story_of(story):
    return Story(
        story.id,
        head=(story.kicker, story.headline, story.subhead),
        body=(story.byline, *story.paragraphs),
        captions=tuple(story.captions),
    )


def overlaps(made, reading, random):
    """(overlap of each story that is on the page, 0 if not found; the stories found that are not on it).

    Some stories are placed on the page, the others and some that are on no page are only recent."""
    placed = [story_of(story) for story in made.stories.values()]
    random.shuffle(placed)
    known = random.randint(0, len(placed))
    absent = [story_of(story) for story in made.absent]
    found = {
        each.story: each for each in match(reading, [placed[:known], [], [*placed[known:], *absent]]).found
    }
    result = {}
    for number, boxes in made.truth.items():
        both, either = common_area(found[number].boxes, boxes) if number in found else (0.0, 1.0)
        result[number] = both / either
    return result, [number for number in found if number not in made.truth]


def common_area(ones, others):
    """The area that both lists of boxes cover, and that either covers: their quotient is the IoU."""
    xs = sorted({x for box in [*ones, *others] for x in (box[0], box[2])})
    ys = sorted({y for box in [*ones, *others] for y in (box[1], box[3])})
    both = either = 0.0
    for left, right in itertools.pairwise(xs):
        for top, bottom in itertools.pairwise(ys):
            x, y = (left + right) / 2, (top + bottom) / 2
            one = any(box[0] < x < box[2] and box[1] < y < box[3] for box in ones)
            other = any(box[0] < x < box[2] and box[1] < y < box[3] for box in others)
            size = (right - left) * (bottom - top)
            both += size * (one and other)
            either += size * (one or other)
    return both, either
