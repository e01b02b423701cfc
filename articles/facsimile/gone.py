"""A page as it was printed, without what was withdrawn since: its place says so, and all the
rest stays where it was."""

from dataclasses import replace

from django.utils.translation import override, pgettext

from articles.facsimile.areas import points_of
from articles.issues.makeup.layout import Block
from articles.issues.makeup.lines import break_display, width

SIZE = 10.0  # points
LEADING = 16.0
STYLE = "kai"


def without(layout, stories, photos):
    """The layout without these stories and photos (sets of ids).

    A story's place becomes a box with a notice; so does that of a photo which its story, by a
    correction, does not show any more.
    """
    with override("zh-hans"):  # the language of the page
        story_notice = pgettext("printed", "This story was withdrawn.")
        photo_notice = pgettext("printed", "This picture was withdrawn.")
    kept = []
    for story in layout.stories:
        if story.id in stories:
            box = points_of(story.rect, layout.geometry)
            notice = block_of(story_notice, *box)
            story = replace(story, blocks=(notice,), pictures=(), is_boxed=True)
        elif gone := [picture for picture in story.pictures if picture.id in photos]:
            notices = (block_of(photo_notice, each.x, each.y, each.width, each.height) for each in gone)
            pictures = tuple(picture for picture in story.pictures if picture.id not in photos)
            story = replace(story, blocks=(*story.blocks, *notices), pictures=pictures)
        kept.append(story)
    return replace(layout, stories=tuple(kept))


def block_of(sentence, x, y, wide, high):
    """The sentence in the middle of a place on the page."""
    lines = break_display(sentence, wide * 0.9, SIZE, STYLE)
    top = y + (high - len(lines) * LEADING) / 2
    return Block(
        role="text",
        x=x,
        y=top,
        width=wide,
        height=len(lines) * LEADING,
        size=SIZE,
        lines=tuple(
            replace(
                line,
                x=x + (wide - width(line, SIZE, STYLE)) / 2,
                baseline=top + number * LEADING + (LEADING - SIZE) / 2 + 0.88 * SIZE,
                paragraph=0,
            )
            for number, line in enumerate(lines)
        ),
        style=STYLE,
        align="center",
    )
