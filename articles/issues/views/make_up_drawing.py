"""A layout as shapes that the page of the screen draws in SVG: quick, and sharp at any size.

In points, as the layout has them; the true picture is laid over it as soon as it is there.
"""

from dataclasses import dataclass, field

HEADINGS = {"kicker", "headline", "subhead"}
ASCENT = 0.88  # of the size: where a character begins above its baseline


@dataclass
class Drawing:
    """`stories` are dicts of id, x, y, width, height, `bars` (of headlines), `greys` (columns of
    text) and `photos`, each a tuple x, y, width, height."""

    width: str
    height: str
    head: tuple
    stories: list = field(default_factory=list)


def drawing_of(layout):
    geometry = layout.geometry
    inner = geometry.width - geometry.left - geometry.right
    return Drawing(
        width=f"{geometry.width:.1f}",
        height=f"{geometry.height:.1f}",
        head=shape(geometry.left, geometry.top * 0.35, inner, geometry.top * 0.5),
        stories=[story_shapes(story, geometry) for story in layout.stories],
    )


def story_shapes(story, geometry):
    blocks = [block for block in story.blocks if block.lines]
    return {
        "id": story.id,
        "rect": story.rect,
        "is_boxed": story.is_boxed,
        "box": box_of(story.rect, geometry),
        "bars": [bar for block in blocks if block.role in HEADINGS for bar in bars_of(block)],
        "greys": [
            shape(block.x, block.y, block.width, block.height) for block in blocks if block.role == "text"
        ],
        "photos": [shape(photo.x, photo.y, photo.width, photo.height) for photo in story.pictures],
    }


def box_of(rect, geometry):
    """The rectangle of a story on the sheet."""
    return shape(
        geometry.x(rect.column),
        geometry.y(rect.line),
        geometry.width_of(rect.columns),
        rect.lines * geometry.pitch,
    )


def bars_of(block):
    """A dark bar for each line of a headline, as long as its characters."""
    for line in block.lines:
        width = min(len(line.text) * (block.size + line.tracking), block.width)
        yield shape(line.x, line.baseline - ASCENT * block.size, width, block.size)


def shape(*numbers):
    return tuple(f"{number:.1f}" for number in numbers)  # as SVG reads them, whatever the language
