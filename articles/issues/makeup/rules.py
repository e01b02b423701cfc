"""The hard rules of a page, looked up in a finished Layout: what no page may break.

This looks only at what the layout says and at the copies, not at how it was found.
"""

from itertools import groupby, pairwise
from typing import NamedTuple

from articles.issues.makeup import groups, lines, prohibitions, words
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.measured import Text
from articles.issues.makeup.metrics import EM

CLOSE = 0.05  # points: rounding
ON_GRID = ("text", "turn", "caption", "byline")
DISPLAY = ("kicker", "headline", "subhead")
INSIDE = 1.0  # points by which ink boxes of display lines may reach beyond their rectangle's edge


class Broken(NamedTuple):
    """A hard rule that a layout breaks: which, the story, and what was found."""

    rule: str
    story: int | None
    found: str = ""


def broken(layout, copies, weights=None):
    """Every hard rule that the layout breaks, [] for a good one. `weights` {id: Weight} replaces
    those of the copies."""
    copies = {copy.id: copy for copy in copies}
    weights = {id_: (weights or {}).get(id_, copy.weight) for id_, copy in copies.items()}
    found = [*_stories(layout, copies), *_rectangles(layout)]
    for placed in layout.stories:
        if placed.id in copies:
            found += _boxes(layout.geometry, placed)
            found += _texts(placed, copies[placed.id])
            found += _baselines(layout.geometry, placed)
            found += _breaks(placed)
            found += _words(placed, copies[placed.id])
            found += _pictures(placed, copies[placed.id])
    return found + _ranks(layout, weights)


def _stories(layout, copies):
    ids = [placed.id for placed in layout.stories]
    for id_ in copies:
        if ids.count(id_) != 1:
            yield Broken("story_once", id_, f"{ids.count(id_)} times")
    for id_ in set(ids) - set(copies):
        yield Broken("story_unknown", id_)


def _rectangles(layout):
    geometry = layout.geometry
    area = 0
    for at, placed in enumerate(layout.stories):
        rect = placed.rect
        area += rect.columns * rect.lines
        if rect.column < 0 or rect.line < 0 or rect.right > geometry.columns or rect.bottom > geometry.lines:
            yield Broken("outside", placed.id, str(rect))
        for other in layout.stories[at + 1 :]:
            if rect.overlaps(other.rect):
                yield Broken("overlap", placed.id, f"with {other.id}")
    if area != geometry.columns * geometry.lines:
        yield Broken("not_tiled", None, f"{area} of {geometry.columns * geometry.lines}")


def _box(block):
    return block.x, block.y, block.x + block.width, block.y + block.height


def _boxes(geometry, placed):
    rect = placed.rect
    left, top = geometry.x(rect.column), geometry.y(rect.line)
    right, bottom = left + geometry.width_of(rect.columns), geometry.y(rect.bottom)
    boxes = [(block.role, _box(block)) for block in placed.blocks]
    boxes += [("picture", (*_box(picture),)) for picture in placed.pictures]
    for at, (role, box) in enumerate(boxes):
        if box[0] < left - CLOSE or box[1] < top - CLOSE or box[2] > right + CLOSE or box[3] > bottom + CLOSE:
            yield Broken("outside_rectangle", placed.id, f"{role} {box}")
        for other_role, other in boxes[at + 1 :]:
            if (
                min(box[2], other[2]) - max(box[0], other[0]) > CLOSE
                and min(box[3], other[3]) - max(box[1], other[1]) > CLOSE
            ):
                yield Broken("overlap_inside", placed.id, f"{role} and {other_role}")
    for block in placed.blocks:
        for line in block.lines:
            end = line.x + lines.width(line, block.size, _style(block, line))
            if line.x < block.x - INSIDE or end > block.x + block.width + INSIDE:
                yield Broken("line_outside", placed.id, line.text)


def _style(block, line):
    return lines.HEADING_STYLE if line.is_heading else block.style


def _bare(text):
    """Text without spaces: a line's end takes them."""
    return "".join(text.split())


def _texts(placed, copy):
    for role, wanted in (
        ("kicker", copy.kicker),
        ("headline", copy.headline),
        ("subhead", copy.subhead),
        ("byline", copy.byline),
    ):
        found = "".join(line.text for block in placed.blocks if block.role == role for line in block.lines)
        if _bare(found) != _bare(prohibitions.clean(wanted)):
            yield Broken(f"{role}_kept", placed.id, found)
    wanted = _bare("".join(prohibitions.clean(paragraph.text) for paragraph in copy.paragraphs))
    body = [block for block in placed.blocks if block.role == "text"]
    found = _bare("".join(line.text for block in body for line in block.lines))
    is_short = placed.overset_lines or placed.overset_characters
    if found != wanted and not (is_short and wanted.startswith(found)):
        yield Broken("text_once_in_order", placed.id, f"{len(found)} of {len(wanted)} characters")
    if is_short and not len(found) < len(wanted):
        yield Broken("overset_true", placed.id)
    filled = [block for block in body if block.lines]
    for at, block in enumerate(filled, 1):
        ends_story = at == len(filled) and not is_short
        if block.lines[-1].is_heading and not ends_story:
            yield Broken("heading_last", placed.id, block.lines[-1].text)
    turns = [line.text for block in placed.blocks if block.role == "turn" for line in block.lines]
    if turns != [text for text in (copy.turned, copy.turn) if text]:
        yield Broken("turn_lines", placed.id, str(turns))
    order = [(round(block.x), block.y) for block in body]
    if order != sorted(order):
        yield Broken("reading_order", placed.id)
    paragraphs = [line.paragraph for block in body for line in block.lines]
    if paragraphs != sorted(paragraphs):
        yield Broken("reading_order", placed.id)
    for block in body:
        baselines = [line.baseline for line in block.lines]
        if baselines != sorted(set(baselines)):
            yield Broken("reading_order", placed.id)


def _baselines(geometry, placed):
    for block in placed.blocks:
        if block.role in ON_GRID:
            for line in block.lines:
                at = (line.baseline - geometry.baseline(0)) / geometry.pitch
                if block.role == "byline":
                    continue  # of the headline block: on the grid too, checked by its box
                if abs(at - round(at)) * geometry.pitch > CLOSE:
                    yield Broken("off_grid", placed.id, line.text)


def _breaks(placed):
    for block in placed.blocks:
        starts = True
        for line in block.lines:
            text = line.text
            if text and not starts and text[0] in prohibitions.NOT_FIRST:
                yield Broken("line_begins", placed.id, text)
            if text and not line.ends and text[-1] in prohibitions.NOT_LAST:
                yield Broken("line_ends", placed.id, text)
            starts = line.ends


def _words(placed, copy):
    """No line of a headline or sub-heading begins inside a word, if each has room on a line."""
    for block in placed.blocks:
        if block.role in DISPLAY:
            yield from _within_words(placed, block, block.lines, getattr(copy, block.role), block.style)
        for (number, is_heading), parts in groupby(
            block.lines, lambda line: (line.paragraph, line.is_heading)
        ):
            if is_heading:
                text = copy.paragraphs[number].text
                yield from _within_words(placed, block, tuple(parts), text, lines.HEADING_STYLE)


def _within_words(placed, block, parts, text, style):
    text = prohibitions.clean(text)
    if len(parts) < 2:
        return
    inside, measured = words.seams(text).words, Text(text, style)
    free = [at for at in range(1, len(text)) if at not in inside and measured.may_break(at)]
    widest = max(measured.width(*ends) for ends in pairwise([0, *free, len(text)]))
    at = 0
    for line in parts[:-1]:
        at += len(line.text)
        if at in inside and widest * block.size / EM <= block.width + CLOSE:
            yield Broken("word_broken", placed.id, f"{text[at - 2 : at]}/{text[at : at + 2]}")
        at += text[at : at + 1] == " "


def _pictures(placed, copy):
    pictures = {picture.id: picture for picture in copy.pictures}
    shown = [picture.id for picture in placed.pictures]
    if sorted(shown) != sorted(pictures):
        yield Broken("pictures_once", placed.id, str(shown))
        return
    for frame in placed.pictures:
        picture = pictures[frame.id]
        left, top, right, bottom = frame.crop
        if not (0 <= left < right <= 1 + 1e-9 and 0 <= top < bottom <= 1 + 1e-9):
            yield Broken("crop", placed.id, str(frame.crop))
            continue
        shape = picture.width * (right - left) / (picture.height * (bottom - top))
        if abs(shape / (frame.width / frame.height) - 1) > 0.005:
            yield Broken("distorted", placed.id, f"{shape:.3f} in {frame.width / frame.height:.3f}")
        area = groups.focal_area(picture)
        if area[0] < left - 1e-6 or area[1] < top - 1e-6 or area[2] > right + 1e-6 or area[3] > bottom + 1e-6:
            yield Broken("focal_area", placed.id, f"{area} in {frame.crop}")
    said = "".join(
        _bare(line.text) for block in placed.blocks if block.role == "caption" for line in block.lines
    )
    wanted = "".join(
        _bare(
            prohibitions.clean(
                "\u3000".join(part for part in (each.caption.strip(), each.credit.strip()) if part)
            )
        )
        for each in (pictures[id_] for id_ in shown)
    )
    if said != wanted:
        yield Broken("captions", placed.id, said)


def _ranks(layout, weights):
    """No story of lower weight has a larger headline or stands above the lead."""
    found = []
    placed = [story for story in layout.stories if story.id in weights]
    for story in placed:
        weight, rect = weights[story.id], story.rect
        size = max((block.size for block in story.blocks if block.role == "headline"), default=None)
        for other in placed:
            if weights[other.id] <= weight:
                continue
            larger = max((block.size for block in other.blocks if block.role == "headline"), default=0)
            if size is not None and larger > size + 1e-6:
                found.append(Broken("larger_headline", other.id, f"{larger} over {size} of {story.id}"))
            if (
                weight == Weight.LEAD
                and other.rect.bottom <= rect.line
                and other.rect.column < rect.right
                and rect.column < other.rect.right
            ):
                found.append(Broken("above_lead", other.id, f"above {story.id}"))
    return found
