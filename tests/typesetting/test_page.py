"""A page in type, read back from its PDF: everything stands where its layout says."""

import ctypes
import re
import unicodedata
from io import BytesIO

import pytest
from pypdfium2 import raw

from articles.issues.makeup import fonts
from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.layout import Layout, PlacedStory
from articles.issues.makeup.lines import HEADING_STYLE, break_text, place
from articles.issues.typesetting import Sheet, pdf
from articles.issues.typesetting.pdfium import opened
from articles.issues.typesetting.picture import picture, pictures
from articles.issues.typesetting.reading import read
from tests.typesetting import pages


@pytest.fixture(scope="module", params=["", "package"])
def paper(request):
    """Page 1 and page 2 in one PDF, in each set of fonts: (sheets, bytes, pages as read)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPER_FONTS", request.param)
        sheets = [pages.sheet(masthead=True), pages.sheet()]
        made = pdf(sheets, title="北京工会日报")
        yield sheets, made, read(made)


def bare(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def lines_of(layout):
    """(block, style, line) in reading order, captions where the PDF has them."""
    for story in layout.stories:
        for block in story.blocks:
            for line in block.lines:
                yield block, HEADING_STYLE if line.is_heading else block.style, line


def test_the_text_of_a_page_is_that_of_its_stories_in_reading_order(paper):
    sheets, _made, found = paper

    for sheet, page in zip(sheets, found):
        wanted = bare("".join(line.text for _block, _style, line in lines_of(sheet.layout)))
        assert bare(page.text).endswith(wanted)


def test_every_character_stands_where_the_layout_says(paper):
    sheets, _made, found = paper

    for sheet, page in zip(sheets, found):
        characters = [each for each in page.characters if not each.text.isspace()]
        wanted = []
        for block, style, line in lines_of(sheet.layout):
            pens = place(line, block.size, style)
            wanted += [
                (character, line.x + pen, line.x + after, line.baseline)
                for character, pen, after in zip(line.text, pens, pens[1:])
                if not character.isspace()
            ]
        assert len(wanted) > 1500
        for (character, x, after, baseline), each in zip(wanted, characters[-len(wanted) :]):
            assert each.text == character
            assert each.baseline == pytest.approx(baseline, abs=0.1)
            if character in "—·":  # they stand in the middle of their room
                assert x - 0.1 <= each.box[0] < each.box[2] <= after + 0.1 or character == "—"
                assert x - 3 < each.box[0] < each.box[2] < after + 3
            else:
                assert each.x == pytest.approx(x, abs=0.1)


def test_every_line_of_body_text_stands_on_the_grid(paper):
    sheets, _made, found = paper

    for sheet, page in zip(sheets, found):
        geometry = sheet.layout.geometry
        grid = [geometry.baseline(line) for line in range(geometry.lines)]
        body = [each for each in page.characters if abs(each.size - geometry.size) < 0.01]
        assert len(body) > 1500
        assert all(min(abs(each.baseline - line) for line in grid) < 0.1 for each in body)


def test_every_full_line_fills_its_measure(paper):
    sheets, _made, found = paper
    geometry = sheets[0].layout.geometry
    rights = [geometry.x(column) + geometry.column_width for column in range(5)]

    full = [
        line for block, _style, line in lines_of(sheets[0].layout) if block.role == "text" and not line.ends
    ]
    shown = {bare(line.text): line for line in found[0].lines}

    for line in full:
        last = shown[bare(line.text)].characters[-1]
        right = min(rights, key=lambda edge: abs(edge - last.box[2]))
        # Ink ends somewhat before the character does, that of a mark in its middle.
        assert 0 <= right - last.box[2] < (0.9 if last.text in "，。、”》……" else 0.25) * geometry.size


def test_fonts_are_embedded_and_cut_down_to_what_is_used(paper):
    _sheets, made, _found = paper

    names = re.findall(rb"/FontName/([^/]*)", made)
    assert len(names) == made.count(b"/FontFile3")
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in names)
    assert len(made) < 600_000


def test_a_page_is_tagged_and_says_what_language_it_is_in(paper):
    _sheets, made, _found = paper

    kinds = structure(made)
    assert kinds.count("H1") == 5
    assert kinds.count("H2") == 1
    assert kinds.count("Figure") == 1
    assert "P" in kinds
    assert b"/Lang(zh-CN)" in made
    assert b"/Marked true" in made
    assert b"pdfuaid:part>1<" in made


def structure(made):
    """The types of all elements of the first page's structure."""
    with opened(made) as document:
        tree = raw.FPDF_StructTree_GetForPage(document[0])
        found = []

        def walk(element):
            buffer = ctypes.create_string_buffer(200)
            length = raw.FPDF_StructElement_GetType(element, buffer, 200)
            found.append(buffer.raw[: length - 2].decode("utf-16-le"))
            for child in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
                if below := raw.FPDF_StructElement_GetChildAtIndex(element, child):
                    walk(below)

        for child in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, child))
        raw.FPDF_StructTree_Close(tree)
        return found


def test_photos_have_300_dots_to_the_inch_and_stand_in_their_place(paper):
    sheets, _made, found = paper

    (shown,) = found[1].pictures
    placed = sheets[1].layout.stories[1].pictures[0]
    assert 290 <= shown.dpi <= 310
    assert shown.box == pytest.approx(
        (placed.x, placed.y, placed.x + placed.width, placed.y + placed.height), abs=0.1
    )


def test_masthead_and_folio_line_name_the_day(paper):
    _sheets, _made, (first, second) = paper

    for words in ("北京工会日报", "2026年11月23日", "星期一", "农历丙午年十月十五", "第1234期", "今日8版"):
        assert words in bare(first.text)
    for words in ("02", "工会新闻", "2026年11月23日", "责任编辑李晓明"):
        assert words in bare(second.text)


def test_furniture_stays_above_the_type_area(paper):
    sheets, _made, found = paper

    for sheet, page in zip(sheets, found):
        geometry = sheet.layout.geometry
        count = sum(len(line.text.replace(" ", "")) for _b, _s, line in lines_of(sheet.layout))
        characters = [each for each in page.characters if not each.text.isspace()][:-count]
        assert characters
        for each in characters:
            assert each.box[3] < geometry.top
            assert geometry.left - 1 <= each.box[0] < each.box[2] <= geometry.width - geometry.right + 1


def test_a_page_can_be_seen(paper):
    _sheets, made, _found = paper

    first, second = pictures(made, 400)
    assert first.size == second.size == (400, 571)
    assert first.getextrema()[1][0] < 80  # there is ink
    assert picture(made, 200, page=1).width == 200


def test_the_same_page_is_the_same_file(paper):
    sheets, made, _found = paper

    assert fonts.face("body").path.exists()
    assert pdf(sheets, title="北京工会日报") == made


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_is_shown(rotation, paper):
    _sheets, made, (first, _second) = paper
    with opened(made) as document:
        document[0].set_rotation(rotation)
        turned = BytesIO()
        document.save(turned)

    (page,) = read(turned.getvalue(), pages=[0])

    upright, shown = (
        next(each.box for each in found.characters if each.text == "凝") for found in (first, page)
    )
    across, down = upright[0] / first.width, upright[1] / first.height
    places = {0: (0, 1, across, down), 90: (2, 1, 1 - down, across)}
    places |= {180: (2, 3, 1 - across, 1 - down), 270: (0, 3, down, 1 - across)}
    side, edge, x, y = places[rotation]
    assert shown[side] / page.width == pytest.approx(x, abs=0.001)
    assert shown[edge] / page.height == pytest.approx(y, abs=0.001)


def test_characters_beyond_the_basic_plane_are_read_whole():
    geometry = pages.tabloid()
    block = pages.block("text", geometry, 0, 0, 9.0, break_text([Paragraph("𣲗野家")], 126, 9))
    story = PlacedStory(1, Rect(0, 0, 1, 5), (block,))

    (page,) = read(pdf([Sheet(Layout(geometry, (story,)), pages.furniture())]))

    assert page.text.endswith("𣲗野家")
