"""What stands in a story is data for the typesetter, never its source."""

import unicodedata

from articles.issues.makeup import fonts
from articles.issues.typesetting import compiler, pdf
from articles.issues.typesetting.reading import read
from tests.hostile_copy import payloads
from tests.typesetting import pages

TYPST = [
    text
    for kind, text in payloads.every()
    if kind == "files" and text.startswith(("#", "] #", '"}; #', "$", "*", "= H", "/*", "//"))
]
EVIL_ALT = '"); #read("/etc/passwd") //'


def bare(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_source_in_a_story_is_set_as_it_stands(monkeypatch):
    hostile = tuple(TYPST[:5])
    assert len(TYPST) > 30
    monkeypatch.setattr(pages, "SENTENCES", hostile)
    monkeypatch.setattr(pages, "HEADLINES", tuple(TYPST[5:10]))
    make = getattr(pages.sheet, "__wrapped__", pages.sheet)
    sheet = make()
    lines = [line.text for story in sheet.layout.stories for block in story.blocks for line in block.lines]
    assert any("#read" in line for line in lines)

    (page,) = read(pdf([sheet], title=TYPST[0]))

    assert bare(page.text).endswith(bare("".join(lines)))
    assert "root:" not in page.text


def test_every_text_that_looks_like_source_is_words():
    """All of them in one document, each drawn by page.typ where it is told."""
    runs = [[0.0, 12.0 * n, text, 0.0, 1.0, None] for n, text in enumerate(TYPST)]
    face = fonts.face("body")
    item = {
        "kind": "text",
        "tag": "p",
        "font": face.family,
        "weight": face.weight,
        "size": 6.0,
        "stroke": 0,
        "fill": "#000000",
        "runs": runs,
    }

    made = compiler.compiled(
        {"title": EVIL_ALT, "pages": [(800, 12 * len(runs) + 40, 0.0, [item])]}, {}, is_accessible=False
    )

    (page,) = read(made)
    assert bare("".join(TYPST)).replace("\N{REPLACEMENT CHARACTER}", "") == bare(page.text)
