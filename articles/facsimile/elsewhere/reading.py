"""One page of a PDF, read through PDFium: its characters as lines, and the boxes of its pictures.

Only the child process uses this: a PDF from outside is never opened elsewhere.
"""

import ctypes

import pypdfium2.raw as pdfium

from newsroom.confined import Unreadable

from .lines import Character, lines_of
from .results import ReadPage

MAX_CHARACTERS = 60_000  # a broadsheet of nothing but text has some 15,000
MAX_OBJECTS = 200_000  # drawn things; maps and tables have tens of thousands
MAX_PICTURES = 2_000
MAX_DEPTH = 8  # of forms within forms
SMALLEST_PICTURE = 18  # points: what is smaller is a dot or a piece of a rule


def read(page):
    """A pypdfium2.PdfPage → ReadPage. Raises Unreadable("too_heavy")."""
    width, height = page.get_size()
    place = _placing(page)
    return ReadPage(
        width=width,
        height=height,
        lines=tuple(lines_of(_characters(page, place))),
        pictures=tuple(_within(box, width, height) for box in _pictures(page, place, width, height)),
    )


def _placing(page):
    """The function from points of the PDF to those of the page as it is shown: cut, turned, from the top."""
    _width, _height = page.get_size()
    turn = page.get_rotation()
    left, bottom, right, top = _shown(page)

    def place(x, y):
        if turn == 90:
            return (y - bottom, x - left)
        if turn == 180:
            return (right - x, y - bottom)
        if turn == 270:
            return (top - y, right - x)
        return (x - left, top - y)

    return place


def _shown(page):
    """The part of the sheet that is shown: the crop box, within the media box."""
    media, crop = page.get_mediabox(), page.get_cropbox()
    return (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))


def _placed(place, left, bottom, right, top):
    """A box of the PDF → the box on the page."""
    (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _characters(page, place):
    """Every character that has a place; the PDF's own order, which matters little."""
    width, height = page.get_size()
    text = page.get_textpage()
    count = text.count_chars()
    if count > MAX_CHARACTERS:
        raise Unreadable("too_heavy")
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13, 32, 160, 0x3000) or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        left, top, right, bottom = _placed(place, box.left, box.bottom, box.right, box.top)
        if right <= 0 or bottom <= 0 or left >= width or top >= height or right - left < 0.1:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        yield Character(
            chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd",
            left,
            top,
            right,
            bottom,
            place(x.value, y.value)[1],
            angle,
        )
    text.close()


def _pictures(page, place, width, height):
    """The boxes of the pictures that count, parts of one picture put together."""
    found = []
    count = [0]

    def look(holder, number_of, get, matrix, depth):
        for index in range(number_of(holder)):
            count[0] += 1
            if count[0] > MAX_OBJECTS or len(found) > MAX_PICTURES:
                raise Unreadable("too_heavy")
            thing = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                found.append(_placed(place, *_bounds(thing, matrix)))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                own = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(thing, own)
                inner = _after(own, matrix)
                look(thing, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)

    look(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)
    sheet = width * height
    return [
        box
        for box in _put_together([_within(box, width, height) for box in found])
        if min(box[2] - box[0], box[3] - box[1]) >= SMALLEST_PICTURE
        and (box[2] - box[0]) * (box[3] - box[1]) < 0.8 * sheet
    ]


def _bounds(thing, matrix):
    """Left, bottom, right, top of a drawn thing within forms."""
    values = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *values)
    left, bottom, right, top = (each.value for each in values)
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _after(own, matrix):
    """The matrix of a form's contents: its own, then that of what holds it."""
    a, b, c, d, e, f = matrix
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _within(box, width, height):
    left, top, right, bottom = box
    return (max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height))


def _put_together(boxes):
    """Stripes and tiles that one picture was cut into, and pictures within pictures, as one box each."""
    boxes = sorted({box for box in boxes if box[2] > box[0] and box[3] > box[1]})
    joined = True
    while joined and len(boxes) > 1:
        joined = False
        result = []
        for box in boxes:
            for index, other in enumerate(result):
                if _belong_together(box, other):
                    result[index] = (
                        min(box[0], other[0]),
                        min(box[1], other[1]),
                        max(box[2], other[2]),
                        max(box[3], other[3]),
                    )
                    joined = True
                    break
            else:
                result.append(box)
        boxes = result
    return boxes


def _belong_together(one, other, play=0.6):
    """True if they touch along a whole side, or one lies within the other."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across < -play or down < -play:
        return False
    smaller = min((one[2] - one[0]) * (one[3] - one[1]), (other[2] - other[0]) * (other[3] - other[1]))
    if across > 0 and down > 0 and across * down >= 0.8 * smaller:
        return True
    side_by_side = abs(one[1] - other[1]) < play and abs(one[3] - other[3]) < play and across <= play
    stacked = abs(one[0] - other[0]) < play and abs(one[2] - other[2]) < play and down <= play
    return side_by_side or stacked
