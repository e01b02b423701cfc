"""Pinyin, Wubi and double-byte punctuation on the writing screen, through real composition events."""

import pytest

from articles.models import Article
from tests.articles.writing import EDITOR, InputMethod, open_story, press, text_of, write
from tests.factory import make_draft, make_reporter, make_user, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft():
    reporter = make_user("reporter", name="周砚")
    make_reporter("周砚", user=reporter)
    return make_draft(reporter)


@pytest.fixture
def screen(page, login, draft):
    login(page, draft.author)
    return open_story(page, draft)


@pytest.fixture
def ime(screen):
    return InputMethod(screen)


def words_of(page):
    """The words of the only paragraph."""
    return page.locator(f"{EDITOR} > p").evaluate("p => p.textContent").replace("\xa0", " ")


def choose(page, kind):
    page.locator(".prose-menubar__selected").click()
    page.locator(f"[data-name={kind}]").click()


def add_photo(page, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(picture_file(size=(300, 200)).read())
    page.set_input_files("#id_photo_files", file)
    page.wait_for_selector(".photo-row[data-photo]")
    page.locator("[data-into-text]").click()
    return page.locator(".photo-row").get_attribute("data-photo")


PLACES = [
    ("<p></p>", "<p>{}</p>"),
    ("<p>已有。</p>", "<p>已有。{}</p>"),
    ("<h2></h2>", "<h2>{}</h2>"),
    ("<h3>前</h3>", "<h3>前{}</h3>"),
    ("<ul><li><p></p></li></ul>", "<ul><li><p>{}</p></li></ul>"),
    ("<ol><li><p>一</p></li></ol>", '<ol data-type="decimal"><li><p>一{}</p></li></ol>'),
    ("<blockquote><p></p></blockquote>", "<blockquote><p>{}</p></blockquote>"),
]


@pytest.mark.parametrize(
    ("steps", "chosen"),
    [
        (("z", "zh", "zhong'guo"), "中国"),
        (("k", "kh", "khk"), "中"),
        (("《",), "《"),
    ],
    ids=["Pinyin", "Wubi", "a mark under way"],
)
def test_words_come_where_the_cursor_is(screen, ime, steps, chosen):
    for start, expected in PLACES:
        write(screen, start)

        ime.write(*steps, commit=chosen)
        ime.write("d", "da", commit="大")

        assert text_of(screen) == expected.format(f"{chosen}大")


def test_letters_that_are_given_up_leave_nothing(screen, ime):
    write(screen, "<p>原文。</p><p></p>")

    ime.compose("s", "sh", "shan")
    ime.cancel()
    ime.write("x", "xie", commit="写")

    assert text_of(screen) == "<p>原文。</p><p>写</p>"


def test_signs_within_a_word_under_way_make_no_list_and_no_heading(screen, ime):
    for letters in ["1. ", "- ", "* ", "# ", "## ", "> ", "**zi**"]:
        write(screen, "<p></p>")

        ime.compose(letters[0], letters)
        ime.commit(letters)
        ime.write("z", "zi", commit="字")

        assert words_of(screen) == f"{letters}字"


def test_what_is_typed_stays_what_was_typed(screen):
    for typed in [
        "1. 一",
        "- 二",
        "# 三",
        "＃ 四",
        "１．五",
        "“六”‘七’",
        "《八》、——……",
        "> 九",
        "\"x\" 'y'",
    ]:
        write(screen, "<p></p>")

        screen.keyboard.type(typed)

        assert words_of(screen) == typed


def test_double_byte_punctuation_comes_as_it_is(screen, ime):
    write(screen, "<p></p>")
    for mark in "，。、；：？！“”‘’（）《》——……·":
        ime.commit(mark)

    assert text_of(screen) == "<p>，。、；：？！“”‘’（）《》——……·</p>"


def test_the_enter_of_an_input_method_splits_no_paragraph(screen, ime):
    write(screen, "<p>前</p>")

    ime.compose("n", "ni")
    ime.press_its_own("Enter", "Enter")
    ime.commit("ni")
    ime.write("h", "hao", commit="好")

    assert text_of(screen) == "<p>前ni好</p>"


def test_a_word_is_undone_whole_and_comes_back_whole(screen, ime):
    write(screen, "<p>前</p>")
    screen.wait_for_timeout(600)  # what follows is a step of its own

    ime.write("z", "zh", "zhong", commit="中国职工")
    screen.keyboard.press("Control+z")
    assert text_of(screen) == "<p>前</p>"

    screen.keyboard.press("Control+Shift+z")
    assert text_of(screen) == "<p>前中国职工</p>"


def test_a_selection_is_replaced_by_the_word_that_is_composed(screen, ime):
    write(screen, "<p>旧的一段</p><p>又一段</p>")
    screen.keyboard.press("Control+a")

    ime.write("x", "xin", commit="新")

    assert text_of(screen) == "<p>新</p>"


@pytest.mark.parametrize("way", ["right after it was placed", "with the photo clicked", "at the very end"])
def test_words_after_a_photo_stand_behind_it(screen, ime, tmp_path, way):
    photo = add_photo(screen, tmp_path)
    if way == "with the photo clicked":
        screen.locator(f"{EDITOR} .story-photo img").click()
    elif way == "at the very end":
        screen.locator(f"{EDITOR} > p").first.click()
        screen.keyboard.press("Control+End")

    ime.write("z", "zh", "zhao", commit="照片之后")
    ime.write("h", "hai", commit="还有")

    figure = f'<figure data-photo="{photo}"></figure>'
    assert text_of(screen) == f"<p>原文。</p>{figure}<p>照片之后还有</p>"
    press(screen, "button[name=_continue]")
    assert Article.objects.get().body == f"<p>原文。</p>{figure}<p>照片之后还有</p>"


def test_plain_letters_do_not_write_over_a_photo(screen, tmp_path):
    photo = add_photo(screen, tmp_path)
    screen.locator(f"{EDITOR} .story-photo img").click()

    screen.keyboard.type("ABC")

    assert text_of(screen) == f'<p>原文。</p><figure data-photo="{photo}"></figure><p>ABC</p>'


def test_a_heading_a_list_and_a_paragraph_one_after_the_other(screen, ime):
    write(screen, "<p></p>")
    choose(screen, "heading2")
    ime.write("x", "xiao", commit="小标题")
    screen.keyboard.press("Enter")
    ime.write("k", "kong", commit="空段")
    screen.keyboard.press("Home")
    ime.write("d", "duan", commit="段首")
    screen.wait_for_timeout(200)
    screen.keyboard.press("End")
    screen.wait_for_timeout(200)
    screen.keyboard.press("Enter")
    screen.locator("[data-name=bulletList]").click()
    ime.write("l", "lie", commit="列一")
    screen.keyboard.press("Enter")
    ime.write("l", "lie", commit="列二")

    assert text_of(screen) == (
        "<h2>小标题</h2><p>段首空段</p><ul><li><p>列一</p></li><li><p>列二</p></li></ul>"
    )


def test_a_headline_is_composed_and_enter_belongs_to_the_input_method(screen, ime):
    for line in ["kicker", "headline", "subhead", "dateline"]:
        compose_a_line(screen, ime, line)


def compose_a_line(screen, ime, line):
    screen.locator(f"#id_{line}").fill("")
    screen.locator(f"#id_{line}").focus()

    ime.compose("g", "go", "gong")
    ime.press_its_own("Enter", "Enter")
    assert screen.evaluate("document.activeElement.id") == f"id_{line}"
    ime.commit("工会")
    ime.compose("j", "jia")
    ime.cancel()
    ime.write("，", commit="，")
    assert screen.input_value(f"#id_{line}") == "工会，"

    screen.keyboard.press("Enter")
    assert screen.evaluate("document.activeElement.id") != f"id_{line}"
    assert screen.input_value(f"#id_{line}") == "工会，"


def test_counting_and_its_kin_wait_for_the_word(screen, ime):
    write(screen, "<p>一二三。</p>")
    screen.wait_for_function("document.querySelector('.word-count').textContent.includes('4')")

    ime.compose("s", "si", "si'wu")
    screen.wait_for_timeout(1500)
    ime.compose("si'wu", "si'wu'liu")
    ime.commit("四五六")

    screen.wait_for_function("document.querySelector('.word-count').textContent.includes('7')")
    assert text_of(screen) == "<p>一二三。四五六</p>"
