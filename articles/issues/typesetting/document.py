"""Sheets set in type: layout, furniture and photos in, PDF out."""

from articles.issues.makeup.geometry import MM
from articles.issues.makeup.prohibitions import clean
from articles.issues.typesetting import compiler, furniture, items, photos, proof, rules, stories
from articles.issues.typesetting.apart import kept_apart
from articles.issues.typesetting.boxes import with_boxes
from articles.issues.typesetting.overlay import Overlay

BLEED = 3 * MM
SLUG = 9 * MM  # around the trimmed sheet, where the crop marks stand
MARK = 5 * MM  # the length of a crop mark


def pdf(sheets, *, bleed=False, title="", overlay=None):
    """The pages of `sheets` as the bytes of one PDF.

    The text is real, its order that of the stories, its fonts embedded; headlines are headings,
    photos have their alternative text, everything else is an artifact. With `bleed` the sheet
    has 3 mm around it and crop marks; the PDF says where it is trimmed. `overlay` is what a
    proof shows: one `Overlay` for the first sheet, or one (or None) for each.
    """
    overlays = [overlay] if isinstance(overlay, Overlay) or overlay is None else list(overlay)
    overlays += [None] * (len(sheets) - len(overlays))
    names, files = photos.ready(sheets)
    pages = []
    for sheet, over in zip(sheets, overlays):
        geometry = sheet.layout.geometry
        drawn = list(_drawn(sheet, over, names))
        shift = SLUG if bleed else 0.0
        if bleed:
            drawn += crop_marks(geometry.width, geometry.height)
        pages.append((geometry.width + 2 * shift, geometry.height + 2 * shift, shift, drawn))
        for listed in proof.lists(over) if over else ():
            pages.append((*proof.LIST, 0.0, listed))
    title = clean(title)
    is_accessible = bool(title) and all(item.get("alt", "…") for page in pages for item in page[3])
    made = compiler.compiled({"title": title, "pages": pages}, files, is_accessible=is_accessible)
    return with_boxes(made, [page[2] for page in pages], BLEED) if bleed else made


def overlay_alone(overlay, width, height):
    """What a proof shows on a page of this size that was set elsewhere, and its lists: the bytes of
    a PDF whose first page is to be laid over that page."""
    drawn = [item for item in (*proof.behind(overlay), *proof.above(overlay, width)) if item]
    pages = [(width, height, 0.0, drawn)]
    pages += [(*proof.LIST, 0.0, listed) for listed in proof.lists(overlay)]
    return compiler.compiled({"title": "", "pages": pages}, {}, is_accessible=False)


def _drawn(sheet, overlay, names):
    """All that stands on a sheet, from the ground up and in reading order."""
    layout = sheet.layout
    if overlay:
        yield from proof.behind(overlay)
    yield from furniture.drawn(sheet.furniture, layout.geometry)
    if sheet.has_rules:
        yield from rules.between(layout)
    yield from rules.frames(layout)
    yield from kept_apart(
        item
        for placed in layout.stories
        for item in stories.story(placed, [names.get((id(sheet), picture)) for picture in placed.pictures])
    )
    if overlay:
        yield from (item for item in proof.above(overlay, layout.geometry.width) if item)


def crop_marks(width, height):
    """Where the sheet is cut, at its four corners, outside of the bleed."""
    for x, outward_x in ((0, -1), (width, 1)):
        for y, outward_y in ((0, -1), (height, 1)):
            start, end = BLEED + 1, BLEED + 1 + MARK
            yield items.rule(x + outward_x * start, y, x + outward_x * end, y, 0.25)
            yield items.rule(x, y + outward_y * start, x, y + outward_y * end, 0.25)
