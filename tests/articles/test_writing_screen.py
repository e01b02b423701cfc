"""The writing screen by hand and by keyboard."""

import pytest

from articles.models import Article
from tests.articles.writing import EDITOR, open_story
from tests.factory import make_article, make_draft, make_writer, the

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft():
    story = make_draft(make_writer())
    story.bylines.create(reporter=story.author.reporter)
    return story


@pytest.fixture
def screen(page, login, draft):
    login(page, draft.author)
    return open_story(page, draft)


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def is_open(page, name):
    return page.locator(f"[data-panel={name}]").evaluate("panel => panel.open")


def test_panels_remember_whether_they_were_open(screen, draft):
    screen.locator("[data-panel=desk] > summary").click()
    screen.locator("[data-panel=bylines] > summary").click()

    open_story(screen, draft)

    assert is_open(screen, "desk")
    assert not is_open(screen, "bylines")
    assert is_open(screen, "belongs")


def test_enter_leads_from_line_to_line_into_the_text(screen):
    screen.locator("#id_kicker").focus()
    for line in ("id_headline", "id_subhead", "id_dateline"):
        screen.keyboard.press("Enter")
        assert focused(screen) == line
    screen.keyboard.press("Enter")
    screen.keyboard.type("先写")

    assert screen.locator(f"{EDITOR} > p").inner_text() == "先写原文。"


def test_control_s_saves_and_comes_back_to_the_word(screen):
    screen.locator(EDITOR).press("Control+End")
    screen.keyboard.type("又写")
    with screen.expect_navigation():
        screen.keyboard.press("Control+s")
    assert Article.objects.get().body == "<p>原文。又写</p>"

    screen.wait_for_selector(f"{EDITOR}.ProseMirror-focused")
    screen.keyboard.type("一句")
    assert screen.locator(f"{EDITOR} > p").inner_text() == "原文。又写一句"


def test_control_enter_asks_and_then_submits(screen, draft):
    screen.locator(EDITOR).press("Control+Enter")
    assert "送清凉" in screen.inner_text("#story-confirm")
    screen.keyboard.press("Escape")
    assert screen.locator(f"{EDITOR} br").count() == 0

    screen.locator(EDITOR).press("Control+Enter")
    with screen.expect_navigation():
        screen.keyboard.press("Enter")

    assert Article.objects.get().status == "first_review"


def test_every_panel_has_a_key_and_escape_leads_back(screen):
    names = screen.locator("[data-panel]").evaluate_all("panels => panels.map(p => p.dataset.panel)")
    for number, name in enumerate(names[:9], start=1):
        screen.keyboard.press(f"Alt+{number}")
        assert is_open(screen, name)
        assert screen.evaluate(
            "name => document.activeElement.closest('[data-panel]')?.dataset.panel === name", name
        )
    screen.keyboard.press("Escape")
    assert "ProseMirror" in focused(screen)


def test_the_list_of_keys_opens_and_closes(screen):
    screen.locator("[data-open-keys]").click()
    assert screen.locator("#story-keys").is_visible()
    screen.keyboard.press("Escape")
    assert not screen.locator("#story-keys").is_visible()
    screen.locator("[data-open-keys]").focus()
    screen.keyboard.press("?")
    assert screen.locator("#story-keys").is_visible()


def test_a_question_mark_in_the_text_is_a_question_mark(screen):
    screen.locator(EDITOR).press("Control+End")
    screen.keyboard.type("?")

    assert screen.locator(f"{EDITOR} > p").inner_text() == "原文。?"
    assert not screen.locator("#story-keys").is_visible()


def test_selected_words_are_counted(screen):
    screen.locator(EDITOR).press("Control+a")

    screen.wait_for_function("document.querySelector('.word-count').textContent.includes('选中3字')")


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_nothing_is_wider_than_the_screen_and_saving_is_in_sight(screen, draft, width):
    screen.set_viewport_size({"width": width, "height": 800})
    open_story(screen, draft)

    assert screen.evaluate("document.documentElement.scrollWidth") <= width
    for button in ("[name=_continue]", "[name=_move][value=submit]"):
        box = screen.locator(button).bounding_box()
        assert 0 <= box["y"] <= 800 - box["height"]
        assert 0 <= box["x"] <= width - box["width"]


def test_those_who_only_read_get_a_page_and_no_fields(page, login):
    story = make_article("approved", headline="已签的稿", body="<p>读一读。</p>")
    login(page, the("proofreader"))

    page.goto(f"/admin/articles/article/{story.pk}/change/")

    assert "读一读。" in page.inner_text(".sheet")
    assert page.locator(".sheet :is(input:not([type=hidden]), textarea)").count() == 0
