"""What can be drawn: text, rules, frames, discs and pictures, as plain dicts for the page's source.

Each has a tag: h1, h2 and p are read out by a screen reader in this order, an artifact is
not. A text is drawn in runs of characters that stand at even distances: nothing is left for
the typesetter to decide, and no text becomes part of its source.
"""

from articles.issues.makeup import fonts, glyphs, metrics, prohibitions
from articles.issues.makeup.layout import Line
from articles.issues.makeup.lines import place
from articles.issues.makeup.metrics import EM

BLACK = "#000000"
ARTIFACT = "artifact"
STROKE = 0.035  # of the size: what makes a Regular face strong
EVEN = 0.004  # points by which distances may differ in one run
MARKS = frozenset(prohibitions.OPENING + prohibitions.CLOSING)


def text(lines, size, style, *, tag="p", fill=BLACK, dx=0.0, dy=0.0):
    """Lines as one heading or paragraph, moved by dx and dy."""
    runs = []
    for line in lines:
        runs += [(x + dx, y + dy, *rest) for x, y, *rest in line_runs(line, size, style)]
    face = fonts.face(style)
    return {
        "kind": "text",
        "tag": tag,
        "font": face.family,
        "weight": face.weight,
        "size": size,
        "stroke": STROKE * size if face.is_strengthened else 0,
        "fill": fill,
        "runs": runs,
    }


def line_runs(line, size, style):
    """(x, baseline, text, tracking, stretch, face) of the runs of a line, in points on the page. The
    face is None where it is that of the style, else how one that stands in for it is named."""
    pens = place(line, size, style)
    table = metrics.own_widths(style)
    own = [table[character] * size / EM for character in line.text]
    faces = [_stand_in(character, size, style) for character in line.text]
    at, end = 0, len(line.text)
    while at < end:
        if line.text[at] in metrics.CENTRED:
            stop, shift, tracking, stretch = _centred(line.text, pens, at, size, style)
        else:
            stop, tracking = _even(line.text, pens, own, at)
            shift, stretch = 0.0, 1.0
        stop = next((each for each in range(at + 1, stop) if faces[each] != faces[at]), stop)
        x = line.x + pens[at] + shift
        yield x, line.baseline, _harmless(line.text[at:stop]), tracking, stretch, faces[at]
        at = stop


def _stand_in(character, size, style):
    """The face that draws what the style's own does not have, as the page's source takes it."""
    own = fonts.face(style)
    face = glyphs.face_of(character, own)
    if face == own:
        return None
    is_strong = own.weight > 400 or own.is_strengthened
    return {"font": face.family, "weight": face.weight, "stroke": STROKE * size if is_strong else 0}


def _even(words, pens, own, at):
    """Where a run ends that begins here, and its tracking."""
    tracking = None
    for stop in range(at + 1, len(words)):
        before, here = words[stop - 1], words[stop]
        if here == " ":
            continue  # white space stays with what it follows
        if here in metrics.CENTRED or before == " " or (here in MARKS and before in MARKS):
            return stop, tracking or 0.0
        if bool(metrics.IS_MIXED(here)) != bool(metrics.IS_MIXED(before)):
            return stop, tracking or 0.0
        distance = pens[stop] - pens[stop - 1] - own[stop - 1]
        if tracking is None:
            tracking = distance
        elif abs(distance - tracking) > EVEN:
            return stop, tracking
    return len(words), tracking or 0.0


def _centred(line, pens, at, size, style):
    """(end, shift, tracking, stretch) of a middle dot, or of dashes in a row, in their room.

    Two dashes are one stroke: they touch, and are drawn so wide that they nearly fill two ems.
    """
    stop = at + 1
    while stop < len(line) and line[stop] == line[at] == "—":
        stop += 1
    left, right = (each * size / EM for each in metrics.ink(line[at], style))
    own = metrics.own_widths(style)[line[at]] * size / EM
    room, step = pens[stop] - pens[at], 0.99 * (right - left)
    inked = right - left + (stop - at - 1) * step
    stretch = (room - 0.14 * size) / inked if stop - at > 1 else 1.0
    return stop, (room - stretch * inked) / 2 - stretch * left, step - own, stretch


def _harmless(words):
    """Without what no font can draw: halves of a surrogate pair and control characters."""
    return (
        "".join(each if each.isprintable() or ord(each) > 0x9F else " " for each in words)
        .encode("utf-8", "replace")
        .decode()
    )


def words(string, x, baseline, size, style, *, align="left", fill=BLACK, tag=ARTIFACT, tracking=0.0):
    """One line of text at a place of its own: its left edge, middle or right edge is at x."""
    line = Line(prohibitions.clean(string), 0.0, baseline, tracking)
    if not line.text:
        return None
    wide = place(line, size, style)[-1]
    return text(
        [line], size, style, tag=tag, fill=fill, dx=x - {"left": 0, "middle": wide / 2, "right": wide}[align]
    )


def rule(x, y, end_x, end_y, thickness=0.4, paint=BLACK, dash=None):
    """A straight rule."""
    return {
        "kind": "rule", "x": x, "y": y, "dx": end_x - x, "dy": end_y - y,
        "thickness": thickness, "paint": paint, "dash": dash,
    }  # fmt: skip


def frame(x, y, width, height, *, thickness=0.0, paint=BLACK, fill=None, radius=0.0):
    """A rectangle: its outline, if it has a thickness, and what it is filled with, if anything."""
    return {
        "kind": "frame", "x": x, "y": y, "width": width, "height": height,
        "thickness": thickness, "paint": paint, "fill": fill, "radius": radius,
    }  # fmt: skip


def picture(file, x, y, width, height, alt):
    """A photo. `file` is its name in the folder the page is set in."""
    return {
        "kind": "picture", "file": file, "x": x, "y": y, "width": width, "height": height,
        "alt": prohibitions.clean(alt),
    }  # fmt: skip


def wide(string, size, style):
    """How wide `words` are, in points."""
    return metrics.advance(prohibitions.clean(string), style, size)
