"""Where on a page its stories stand, as parts of the page: the hot areas of a layout."""


def boxes_of(layout, without=()):
    """{id of the story: [[x, y, width, height]]}, each from 0 to 1. Not for those in `without`.

    A story's rectangle is its area: readers tap on white space and rules beside the text, too.
    """
    geometry, found = layout.geometry, {}
    for story in layout.stories:
        if story.id not in without:
            x, y, width, height = points_of(story.rect, geometry)
            box = [x / geometry.width, y / geometry.height, width / geometry.width, height / geometry.height]
            found.setdefault(story.id, []).append([round(part, 5) for part in box])
    return found


def points_of(rect, geometry):
    """A rectangle of the grid in points: x, y, width and height."""
    x, y = geometry.x(rect.column), geometry.y(rect.line)
    return x, y, geometry.width_of(rect.columns), rect.lines * geometry.pitch
