"""No font's empty frame is printed: another font has the character, or the editor is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.issues.makeup import fonts, glyphs
from articles.issues.makeup.prohibitions import clean


@pytest.fixture(params=["", "package"])
def font_choice(request, monkeypatch):
    monkeypatch.setenv("PAPER_FONTS", request.param)


def test_what_the_style_has_is_drawn_by_its_own_face(font_choice):
    own = fonts.face("body")

    assert {glyphs.face_of(character, own) for character in "工会，12345①℃"} == {own}


def test_a_rare_character_of_a_name_is_drawn_by_another_of_the_papers_faces():
    own = fonts.face("body")
    if glyphs.face_of("𬎆", own) == own:
        pytest.skip("this serif has it")

    assert glyphs.face_of("𬎆", own).family.startswith("Noto Sans")
    assert glyphs.shown("唐𬎆") == "唐𬎆"


def test_a_sign_that_no_font_has_is_left_out_and_a_letter_is_shown_as_missing(monkeypatch):
    monkeypatch.setenv("PAPER_FONTS", "package")

    assert clean("加油🦄💪！བོད་") == "加油！〓〓"
    assert glyphs.missing("加油🦄💪！加油🦄བོད་") == "🦄💪བད་"


def test_the_joints_of_emoji_are_left_out_without_a_word(font_choice):
    assert glyphs.missing("工会\u200d\ufe0f\u3000 ") == ""


def test_letters_that_run_from_right_to_left_are_not_set_backwards(font_choice):
    assert glyphs.shown("工会اتحاد") == "工会〓〓〓〓〓"
    assert glyphs.missing("工会اتحاد") == "اتحد"


@settings(deadline=None)  # a character seen for the first time is drawn in every font
@given(text=st.text(max_size=40))
def test_whatever_is_shown_has_a_glyph(text):
    assert all(
        character.isspace() or glyphs.face_of(character, fonts.face("body")) in fonts.everywhere()
        for character in clean(text)
    )
    assert glyphs.missing(clean(text)) == ""
