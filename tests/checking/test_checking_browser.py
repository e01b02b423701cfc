"""The language check under real hands: findings while typing, mending, undo, keeping, signing off."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factory import bring_to, make_article, the

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
EDITOR = ".story-text .ProseMirror[contenteditable]"
ITEM = "[data-checking-list] [data-finding]"


@pytest.fixture
def story():
    return make_article(headline="驿站建成", body="<p>原文没有错。</p>")


@pytest.fixture
def open_form(page, login):
    """`open_form(story, user)`: the writing screen, with its first check done."""

    def opened(story=None, user=None):
        login(page, user or the("reporter"))
        name = "change" if story else "add"
        page.goto(reverse(f"admin:articles_article_{name}", args=[story.pk] if story else []))
        page.wait_for_selector("[data-checking-list] [data-findings]")
        return page

    return opened


def written(page):
    return page.evaluate(f"document.querySelector('{EDITOR}').editor.getHTML()")


def type_at_end(page, words):
    page.locator(EDITOR).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def passages(page):
    return page.locator(f"{ITEM} mark").all_inner_texts()


def marked(page):
    """The words under the browser's marks, of all severities."""
    return page.evaluate(
        "[...CSS.highlights.values()].flatMap(mark => [...mark].map(range => range.toString())).sort()"
    )


def test_findings_appear_while_typing_and_go_with_their_cause(open_form, story):
    page = open_form(story)
    type_at_end(page, "他曾是打工仔。")

    page.wait_for_selector(f"{ITEM}[data-passage='打工仔']")

    assert marked(page) == ["打工仔"]
    assert page.locator("[data-checking-open]").is_visible()
    assert written(page) == "<p>原文没有错。他曾是打工仔。</p>"  # the marks are no part of the text
    for _letter in "他曾是打工仔。":
        page.keyboard.press("Backspace")
    page.wait_for_selector(ITEM, state="detached")
    assert marked(page) == []


def test_nothing_is_said_of_a_word_that_is_still_composed(open_form, story):
    page = open_form(story)
    page.locator(EDITOR).click()
    page.keyboard.press("Control+End")
    keyboard = page.context.new_cdp_session(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/check/" in request.url else None)

    keyboard.send(
        "Input.imeSetComposition", {"text": "da'gong'zai", "selectionStart": 11, "selectionEnd": 11}
    )
    page.wait_for_timeout(1500)
    assert asked == []
    keyboard.send("Input.insertText", {"text": "打工仔"})

    page.wait_for_selector(f"{ITEM}[data-passage='打工仔']")
    assert written(page) == "<p>原文没有错。打工仔</p>"


def test_a_click_mends_the_text_and_undo_takes_it_back(open_form, story):
    page = open_form(story)
    type_at_end(page, "全市职工,欢聚一堂。")
    page.locator(f"{ITEM}[data-rule=P01] [data-mend]").click()

    page.wait_for_selector(f"{ITEM}[data-rule=P01]", state="detached")
    assert written(page) == "<p>原文没有错。全市职工，欢聚一堂。</p>"
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+z")
    assert written(page) == "<p>原文没有错。全市职工,欢聚一堂。</p>"
    page.wait_for_selector(f"{ITEM}[data-rule=P01]")


def test_emphasis_and_other_paragraphs_stay_when_a_passage_is_mended(open_form, story):
    story.body = (
        "<h2>小标题</h2><p>第一，<strong>全市部暑</strong>完成。</p><ul><li><p>职工,欢聚。</p></li></ul>"
    )
    story.save()
    page = open_form(story)

    for _finding in range(2):
        page.locator(f"{ITEM} [data-mend]").first.click()
        page.wait_for_timeout(900)

    assert written(page) == (
        "<h2>小标题</h2><p>第一，<strong>全市部署</strong>完成。</p><ul><li><p>职工，欢聚。</p></li></ul>"
    )


def test_a_headline_is_mended_in_its_field(open_form, story):
    page = open_form(story)
    page.fill("#id_headline", "部暑,落实")
    page.locator(f"{ITEM}[data-field=headline] [data-go]").first.click()
    assert page.evaluate("document.activeElement.id") == "id_headline"

    page.locator(f"{ITEM}[data-field=headline][data-passage='部暑'] [data-mend]").click()

    page.wait_for_selector(f"{ITEM}[data-passage='部暑']", state="detached")
    assert page.input_value("#id_headline") == "部署,落实"
    page.keyboard.press("Control+z")
    assert page.input_value("#id_headline") == "部暑,落实"


def test_a_finding_leads_to_its_passage_by_click_and_by_key(open_form, story):
    story.body = "<p>第一，部暑完成。</p><p>第二，按装完成。</p>"
    story.save()
    page = open_form(story)
    selection = "document.getSelection().toString()"

    page.locator(f"{ITEM}[data-passage='按装'] [data-go]").click()
    assert page.evaluate(selection) == "按装"
    page.keyboard.press("F8")
    assert page.evaluate(selection) == "部暑"
    page.keyboard.press("Shift+F8")
    assert page.evaluate(selection) == "按装"


def test_a_finding_is_kept_with_a_reason_and_taken_back(open_form, story):
    page = open_form(story)
    type_at_end(page, "全市职工,欢聚一堂。")
    item = page.locator(f"{ITEM}[data-rule=P01]")
    item.locator(".finding__keep summary").click()
    item.locator("[data-reason]").fill("原文如此")
    page.wait_for_timeout(1000)  # a reason is no change of the story, and no check takes it away
    assert item.locator("[data-reason]").input_value() == "原文如此"
    page.keyboard.press("Enter")

    page.wait_for_selector(".findings__kept")
    assert passages(page) == []
    assert story.events.get(verb="keep_finding").note.endswith("原文如此")
    page.locator(".findings__kept summary").click()
    page.locator("[data-take-back]").click()
    page.wait_for_selector(f"{ITEM}[data-rule=P01]")
    assert Article.objects.get().body == "<p>原文没有错。</p>"


def test_a_new_story_is_checked_too_and_keeps_nothing_yet(open_form):
    page = open_form()
    page.fill("#id_headline", "部暑工作")

    page.wait_for_selector(f"{ITEM}[data-passage='部暑']")

    assert page.locator("[data-keep]").count() == 0


def test_a_caption_is_checked_and_mended(open_form, story):
    from tests.factory import add_photo

    add_photo(story, caption="图为部暑现场。")
    page = open_form(story)

    page.locator(f"{ITEM}[data-passage='部暑'] [data-mend]").click()

    assert page.input_value("[name$='-0-caption']") == "图为部署现场。"


def test_a_blocking_finding_stops_signing_off_until_it_is_overruled(open_form, page):
    story = bring_to(make_article(body="<p>他曾是打工仔，如今是车间主任。</p>"), "final_review")
    open_form(story, the("chief editor"))
    sign(page)
    assert "打工仔" in page.inner_text("body")
    assert Article.objects.get().status == "final_review"

    open_form(story, the("chief editor"))
    item = page.locator(f"{ITEM}[data-passage='打工仔']")
    item.locator(".finding__keep summary").click()
    item.locator("[data-reason]").fill("引用原话")
    item.locator("[data-keep]").click()
    page.wait_for_selector(".findings__kept")
    sign(page)

    assert Article.objects.get().status == "approved"


def sign(page):
    page.locator("button[name=_move][value=sign_off]").click()
    yes = page.locator("#story-confirm button[value=go]")
    if yes.is_visible():
        with page.expect_navigation():
            yes.click()
    page.wait_for_load_state()


def test_who_only_reads_sees_the_findings_of_the_saved_story(open_form, page, story):
    story.body = "<p>部暑完成。</p>"
    story.save()
    bring_to(story, "first_review")

    open_form(story, the("reporter"))

    assert passages(page) == ["部暑"]
    assert page.locator("[data-keep]").count() == 0


def test_a_word_list_is_edited_on_a_phone_without_the_page_running_over(page, login):
    page.set_viewport_size({"width": 390, "height": 800})
    login(page, the("chief editor"))
    from articles.checking.models import WordList

    page.goto(reverse("admin:checking_wordlist_change", args=[WordList.objects.get(kind="mistake").pk]))

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
