"""Text is broken as a Chinese paper sets it: nothing lost, every line filled, 避头尾 kept."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.issues.makeup import fonts, metrics
from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.lines import break_display, break_text, place, width
from articles.issues.makeup.prohibitions import NOT_FIRST, NOT_LAST, clean

MEASURE = 126.0  # 14 characters of 9 pt
PROSE = (
    "本报讯（记者 白莹）1月15日下午，2024年度北京市总工会机关系统基层党组织书记抓党建工作述职评议会召开。"
    "会议指出，2025年是“十四五”规划收官之年，职工满意率达98.5%，投入1.2万元；《工会法》第十五条……"
    "——张师傅说：“我们都来了！”“好。”大家在App上用Python写程序，共有１２个班组参加。"
)

han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
marks = st.sampled_from(list("，。、；：？！）」』”’》〉】"))
opening = st.sampled_from(list("（「『“‘《〈【"))
latin = st.from_regex(r"[A-Za-z0-9.%]{1,9}", fullmatch=True)
piece = st.one_of(
    han, han, han, st.builds("{}{}".format, han, marks), st.builds("{}{}".format, opening, han), latin
)
prose = st.lists(piece, min_size=1, max_size=120).map("".join)
measures = st.floats(min_value=45, max_value=400)


@pytest.fixture(params=["", "package"])
def font_choice(request, monkeypatch):
    monkeypatch.setenv("PAPER_FONTS", request.param)


def lines_of(text, measure=MEASURE, size=9.0, **more):
    return break_text([Paragraph(text)], measure, size, **more)


def bare(text):
    return "".join(clean(text).split())


@settings(deadline=None)  # a character seen for the first time is sought in every font
@given(text=st.text(max_size=300), measure=measures)
def test_no_character_is_lost_doubled_or_moved(text, measure):
    lines = lines_of(text, measure)

    assert "".join("".join(line.text for line in lines).split()) == bare(text)


@given(text=prose, measure=measures)
def test_no_line_begins_or_ends_with_what_may_not(text, measure):
    lines = lines_of(text, measure)

    assert not [line.text for line in lines[1:] if line.text[0] in NOT_FIRST]
    assert not [line.text for line in lines[:-1] if line.text[-1] in NOT_LAST]


@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=200), prose), measure=measures)
def test_no_line_is_wider_than_its_measure(text, measure):
    for line in lines_of(text, measure):
        assert line.x + width(line, 9.0, "body") <= measure + 0.05


@given(text=prose)
def test_every_line_but_the_last_fills_its_measure(text):
    for line in lines_of(text)[:-1]:
        assert line.x + width(line, 9.0, "body") == pytest.approx(MEASURE, abs=0.05) or len(line.text) == 1


@given(text=prose)
def test_the_same_text_is_broken_the_same(text):
    assert lines_of(text) == lines_of(text)


@given(text=st.text(alphabet=han, min_size=29, max_size=120))
def test_no_last_line_holds_a_single_character(text):
    assert len(lines_of(text)[-1].text) > 1


def test_a_paragraph_is_indented_by_two_characters(font_choice):
    first, second, *_ = lines_of(PROSE)

    assert (first.x, second.x) == (18.0, 0.0)


def test_marks_in_a_row_lose_the_blank_between_them(font_choice):
    (line,) = lines_of("他说：“好。”")

    assert line.squeezed == (2, 5)
    assert width(line, 9.0, "body") == pytest.approx(9.0 * (7 - 1))


def test_a_mark_is_drawn_in_by_setting_marks_half_wide():
    lines = lines_of("一二三四五六七八九十，一二，三四五", indent_em=0)

    assert lines[0].text == "一二三四五六七八九十，一二，"
    lines = lines_of("一二三四五，六七八九十一二三，三四五六", indent_em=0)
    assert lines[0].text == "一二三四五，六七八九十一二三，"
    assert lines[0].squeezed
    assert width(lines[0], 9.0, "body") == pytest.approx(MEASURE, abs=0.05)


@pytest.mark.parametrize("whole", ["98.5%", "2025", "1.2万", "……", "——", "Python", "１２", "GB/T15834"])
def test_figures_words_dots_and_dashes_are_not_broken(whole, font_choice):
    for before in range(30):
        lines = [line.text for line in lines_of("工" * before + whole + "会" * 9)]

        assert any(whole in line for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.org/a/very/long/address/of/a/page?with=many&questions=and#marks" * 3,
        "🙂👩‍👩‍👧‍👦" * 30,
        "，。！？" * 40,
        "“「『（" * 40,
        "The quick brown fox jumps over the lazy dog, as ever. " * 6,
        "1234567890" * 20,
        "é̂" * 60,
        "\x00\x1b[31m\u202e\ud800工会",
        "",
        "   \u3000\n",
    ],
)
def test_odd_text_is_set_too(text, font_choice):
    lines = lines_of(text)

    assert "".join("".join(line.text for line in lines).split()) == bare(text)
    assert all(line.x + width(line, 9.0, "body") <= MEASURE + 0.05 for line in lines)


def test_an_address_is_broken_after_its_marks():
    lines = lines_of("详见https://www.example.org/unions/members/benefits/2026/list.html。")

    assert all(line.text[-1] in "/?&=._-:@" for line in lines[:-1])


def test_headings_stand_on_lines_of_their_own():
    lines = break_text([Paragraph("工会进企业", is_heading=True), Paragraph(PROSE)], MEASURE, 9.0)

    assert lines[0].text == "工会进企业"
    assert lines[0].is_heading
    assert lines[0].ends
    assert lines[0].x == pytest.approx((MEASURE - 45) / 2)
    assert {line.paragraph for line in lines} == {0, 1}


def test_places_are_the_sum_of_widths_and_tracking():
    for line in lines_of(PROSE):
        pens = place(line, 9.0, "body")

        assert len(pens) == len(line.text) + 1
        assert pens[-1] == pytest.approx(width(line, 9.0, "body"))


# Headlines


@settings(deadline=None)  # the first headline loads the segmenter's dictionary
@given(text=prose, measure=st.floats(min_value=150, max_value=800), size=st.sampled_from([14, 18, 24, 30]))
def test_a_headline_keeps_its_measure_and_the_prohibitions(text, measure, size):
    lines = break_display(text, measure, size, "black")

    assert "".join("".join(line.text for line in lines).split()) == bare(text)
    assert all(width(line, size, "black") <= measure + 0.1 for line in lines)
    assert not [line.text for line in lines[1:] if line.text[0] in NOT_FIRST]


def test_a_headline_has_lines_of_about_one_length(font_choice):
    lines = break_display("北京市总工会召开第十五届委员会第三次全体会议", 260, 18, "bold")

    assert [len(line.text) for line in lines] == [12, 10]


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("北京工会12351热线全年接听来电超10万件", ["北京工会12351热线", "全年接听来电超10万件"]),
        ("窦店镇总工会打造户外劳动者“加油站”", ["窦店镇总工会打造", "户外劳动者“加油站”"]),
        (
            "北京市总工会召开第十五届委员会第三次全体会议",
            ["北京市总工会召开第十五届", "委员会第三次全体会议"],
        ),
    ],
)
def test_a_headline_is_not_broken_within_a_word_or_number(headline, lines):
    assert [line.text for line in break_display(headline, 375, 30, "black")] == lines


def test_a_headline_is_broken_at_its_space_or_mark():
    lines = break_display("劳模工匠进校园 思政教师进企业", 200, 20, "black")

    assert [line.text for line in lines] == ["劳模工匠进校园", "思政教师进企业"]


@settings(deadline=None)
@given(text=st.text(alphabet=han, min_size=2, max_size=40))
def test_no_headline_ends_in_a_single_character(text):
    assert len(break_display(text, 100, 20, "black")[-1].text) > 1


# Metrics


def test_han_characters_are_one_em_in_every_style(font_choice):
    for style in ("body", "bold", "sans", "black", "kai"):
        assert metrics.advance("工会——·“”", style, 9) == pytest.approx(63)
        assert fonts.face(style).path.exists()


def test_figures_beside_characters_stand_off_an_eighth_of_an_em(font_choice):
    apart = metrics.advance("15", "body", 8) + metrics.advance("月日", "body", 8)

    assert metrics.advance("月15日", "body", 8) == pytest.approx(apart + 2)


def test_a_page_of_text_is_broken_in_a_moment():
    text = [Paragraph(PROSE * 20)]
    break_text(text, MEASURE, 9.0)

    started = time.perf_counter()
    break_text(text, MEASURE, 9.0)

    assert time.perf_counter() - started < 0.2
