"""How much room stories need at usual sizes, before any layout: how full a page will be."""

from articles.issues.makeup import heads
from articles.issues.makeup.bounds import Bounds
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.fit import Story

USUAL_SHARE = (0.6, 0.4, 0.34, 0.2, 0.4)  # of the page's width, by weight
CAPTION_LINES = 2


def needed(story):
    """The lines of one base column that a story takes at usual sizes: its text set to one column,
    its headline block over the usual width for its weight, its photos at their usual area with two
    lines of caption, and the bare line below it."""
    geometry, copy, weight = story.geometry, story.copy, story.weight
    text = story.text_lines(geometry.column_width)
    columns = max(1, round(USUAL_SHARE[weight] * geometry.columns))
    width = geometry.width_of(columns)
    blocks = heads.heads(copy, weight, geometry, columns, width, story.bounds)
    usual = min(blocks, key=lambda head: head.cost)
    lines = text + (usual.lines + 1) * columns
    if copy.pictures:
        area = story.bounds.photo[weight] * geometry.columns * geometry.lines
        lines += area * (1 + 0.45 * (len(copy.pictures) - 1))
        lines += CAPTION_LINES * min(columns, 2)
    return lines


def share(geometry, copies, bounds=None):
    """What the copies need at usual sizes, as a part of the type area: 1.0 fills the page exactly."""
    bounds = bounds or Bounds()
    lines = sum(needed(Story(copy, Weight(copy.weight), geometry, bounds)) for copy in copies)
    return lines / (geometry.columns * geometry.lines)
