"""The hard rules looked up in a finished PDF: what is drawn, not what was planned.

Texts and boxes come from pdfium; of the layout only the rectangles of the stories are used, and
that each story's parts follow each other as they are listed. Photos are of `gradient`, whose
colours say which part of them is seen where.
"""

import io

import pypdfium2
from PIL import Image

from articles.issues.makeup import groups, prohibitions
from articles.issues.typesetting import reading

INK = 1.6  # points by which ink may reach beyond a rectangle
OFF = 0.12  # points: rounding in the PDF
SHADE = 0.03  # of a photo: what the colours of a JPEG leave uncertain
BORDERED = 1.0  # points


def gradient(width, height, *, scale=1.0):
    """A photo whose red grows from left to right and whose green from top to bottom, as JPEG."""
    size = max(round(width * scale), 2), max(round(height * scale), 2)
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    made = io.BytesIO()
    Image.merge("RGB", (across, down, Image.new("L", size, 128))).save(made, "JPEG", quality=90)
    return made.getvalue()


def bare(text):
    return "".join(prohibitions.clean(text).split())


def broken_in_print(pdf, layout, copies, number=0):
    """[(rule, story, found), …] that page `number` of a PDF breaks."""
    page = reading.read(pdf, pages=[number])[0]
    copies = {copy.id: copy for copy in copies}
    geometry = layout.geometry
    boxes = {placed.id: _box(geometry, placed.rect) for placed in layout.stories}
    inside = {id_: [] for id_ in boxes}
    found = []
    for character in page.characters:
        if not character.text.strip():
            continue
        home = next((id_ for id_, box in boxes.items() if _holds(box, character)), None)
        if home is not None:
            inside[home].append(character)
            if not _within(character.box, boxes[home], INK):
                found.append(("ink_outside", home, character.text))
        elif character.baseline > geometry.top + geometry.pitch / 2:
            found.append(("outside", None, character.text))
    for placed in layout.stories:
        found += _texts(placed, copies[placed.id], inside[placed.id])
        found += _grid(geometry, placed, inside[placed.id])
        found += _headings(geometry, copies[placed.id], inside[placed.id])
    found += _overlaps(page)
    return found + _pictures(pdf, number, page, layout, copies, boxes)


def _box(geometry, rect):
    left, top = geometry.x(rect.column), geometry.y(rect.line)
    return left, top, left + geometry.width_of(rect.columns), geometry.y(rect.bottom)


def _holds(box, character):
    return (
        box[0] - INK <= character.x <= box[2] + INK
        and box[1] <= character.baseline - 0.3 * character.size <= box[3]
    )


def _within(inner, outer, slack):
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def _texts(placed, copy, characters):
    """Everything of a story once and in reading order: the block of its headline, its text, its captions."""
    text = bare("".join(character.text for character in characters))
    head = bare(copy.kicker) + bare(copy.headline) + bare(copy.subhead) + bare(copy.byline)
    body = "".join(bare(paragraph.text) for paragraph in copy.paragraphs)
    if placed.overset_lines:
        body = "".join(
            bare(line.text) for block in placed.blocks if block.role == "text" for line in block.lines
        )
    wanted = head + bare(copy.turned) + body + bare(copy.turn)
    captions = sorted(bare(picture.caption + picture.credit) for picture in copy.pictures)
    if text.count(body) != 1 or not text.startswith(wanted):
        rest = text[len(wanted) :] if text.startswith(wanted) else text
        yield "text_once_in_order", placed.id, rest[:40]
    elif sorted(text[len(wanted) :]) != sorted("".join(captions)):
        yield "captions", placed.id, text[len(wanted) :]


def _headings(geometry, copy, characters):
    """No sub-heading is the last line of its column, nor of what is set of a story."""
    text = "".join(character.text for character in characters)
    head = bare(copy.kicker) + bare(copy.headline) + bare(copy.subhead) + bare(copy.byline)
    at = len(head + bare(copy.turned))
    for number, paragraph in enumerate(copy.paragraphs, 1):
        at += len(bare(paragraph.text))
        if not paragraph.is_heading or number == len(copy.paragraphs):
            continue
        if not text[:at].endswith(bare(paragraph.text)):
            return  # it is not set, or not where it should be: another rule
        follows = text.startswith(bare(copy.paragraphs[number].text)[:4], at)
        below = characters[at].baseline - characters[at - 1].baseline if follows else 0
        if not 0 < below < 1.5 * geometry.pitch:
            yield "heading_last", copy.id, paragraph.text


def _grid(geometry, placed, characters):
    for character in characters:
        at = (character.baseline - geometry.baseline(0)) / geometry.pitch
        is_body = abs(character.size - geometry.size) < 0.05
        if is_body and abs(at - round(at)) * geometry.pitch > OFF:
            yield "off_grid", placed.id, f"{character.text} {at:.2f}"


def _overlaps(page):
    """No ink on other ink."""
    cells = {}
    found = []
    for at, character in enumerate(page.characters):
        left, top, right, bottom = character.box
        if right - left < 0.2 or bottom - top < 0.2:
            continue
        near = set()
        for x in range(int(left // 20), int(right // 20) + 1):
            for y in range(int(top // 20), int(bottom // 20) + 1):
                cell = cells.setdefault((x, y), [])
                near.update(cell)
                cell.append(at)
        for other in near:
            box = page.characters[other].box
            across = min(right, box[2]) - max(left, box[0])
            down = min(bottom, box[3]) - max(top, box[1])
            if across > 0.12 * character.size and down > 0.12 * character.size:
                found.append(("overlap", None, page.characters[other].text + character.text))
    return found


def _pictures(pdf, number, page, layout, copies, boxes):
    found = []
    shown = list(page.pictures)
    wanted = [(placed.id, frame) for placed in layout.stories for frame in placed.pictures]
    if len(shown) != len(wanted):
        return [("pictures", None, f"{len(shown)} of {len(wanted)}")]
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[number].render(scale=1).to_pil().convert("RGB")
    for at, picture in enumerate(shown):
        home = [id_ for id_, box in boxes.items() if _within(picture.box, box, INK)]
        if not home:
            found.append(("picture_outside", None, str(picture.box)))
            continue
        left, top, right, bottom = picture.box
        for character in page.characters:
            if (
                left < character.x < right - 0.5
                and top + 1 < character.baseline - 0.3 * character.size < bottom
            ):
                found.append(("overlap", home[0], f"picture and {character.text}"))
                break
        for other in shown[at + 1 :]:
            box = other.box
            if min(right, box[2]) - max(left, box[0]) > 0.5 and min(bottom, box[3]) - max(top, box[1]) > 0.5:
                found.append(("overlap", home[0], "pictures"))
        found += _seen(drawn, picture, home[0], copies)
    return found


def _seen(drawn, picture, id_, copies):
    """What the colours say of the part of a photo that is shown."""
    left, top, right, bottom = picture.box
    width, height = right - left, bottom - top

    def part(x, y):
        red, green, _ = drawn.getpixel((round(left + x * width), round(top + y * height)))
        return red / 255, green / 255

    (x1, y1), (x2, y2) = part(0.1, 0.1), part(0.9, 0.9)
    across, down = (x2 - x1) / 0.8, (y2 - y1) / 0.8  # how much of the photo the frame shows
    crop = (x1 - 0.1 * across, y1 - 0.1 * down, x2 + 0.1 * across, y2 + 0.1 * down)
    choices = []
    for own in copies[id_].pictures:
        shape = (own.width * across) / (own.height * down) / (width / height)
        area = groups.focal_area(own)
        is_kept = (
            area[0] > crop[0] - SHADE
            and area[1] > crop[1] - SHADE
            and area[2] < crop[2] + SHADE
            and area[3] < crop[3] + SHADE
        )
        choices.append(abs(shape - 1) < 2 * SHADE and is_kept)
    if not any(choices):
        yield "photo_distorted_or_cut", id_, f"{crop} in {width:.0f} × {height:.0f}"
