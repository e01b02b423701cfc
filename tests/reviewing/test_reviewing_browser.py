"""Reviewing under real hands: with the keys alone, with the mouse, and while the author writes."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.reviewing import remarks
from articles.reviewing.models import Comment, SendBackReason
from tests.articles.writing import EDITOR
from tests.factory import add_photo, make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>3月10日，窦店镇建起八处暖心驿站。</p><p>疲惫时歇歇脚，口渴时喝杯茶，驿站里有充电器。</p><p>年内再建四处。</p>"


@pytest.fixture
def editor():
    return make_user("desk editor", name="简宁")


@pytest.fixture
def author():
    return make_user("reporter", name="周砚")


@pytest.fixture
def story(author):
    return make_article("first_review", "窦店镇建起八处暖心驿站", author=author, body=BODY)


@pytest.fixture
def review(page, login, editor):
    def opened(story, query=""):
        page.goto(reverse("admin:reviewing_story_review", args=[story.pk]) + query)
        page.wait_for_selector("[data-review]")
        page.wait_for_function("() => document.querySelector('[data-findings-of] [data-number]').textContent")
        return page

    login(page, editor)
    return opened


def select(page, words):
    """Selects these words of the story, as a mouse would."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector('[data-paper]'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )


def marked(page, name="remarks"):
    """The passages that are marked, without the document being touched."""
    return page.evaluate(
        "name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString().replace(/\\u200b/g, ''))",
        name,
    )


def wait_for(page, question):
    page.wait_for_function(f"() => {question}")


def test_a_review_with_the_keys_only_from_the_queue_to_the_last_story(page, login, editor, story):
    second = make_article("first_review", "第二篇")
    reason = SendBackReason.objects.offered()[1]
    login(page, editor)
    page.goto(reverse("admin:reviewing_story_next"))
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"/{story.pk}/")

    page.keyboard.press("p")
    assert "p" in page.inner_text("[data-confirm]")
    page.keyboard.press("Escape")
    assert page.inner_text("[data-confirm]") == ""
    page.keyboard.press("p")
    with page.expect_navigation():
        page.keyboard.press("p")
    page.wait_for_load_state("networkidle")

    assert page.url.endswith(f"/{second.pk}/")
    assert Article.objects.get(pk=story.pk).status == "second_review"
    page.keyboard.press("b")
    page.keyboard.press("2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")

    assert Article.objects.get(pk=second.pk).status == "draft"
    assert second.events.last().note == reason.text
    assert page.url.endswith(reverse("admin:reviewing_story_changelist"))


def test_skipping_and_signing_with_keys(page, login):
    chief = make_user("chief editor")
    first, second = make_article("final_review"), make_article("final_review")
    login(page, chief)
    page.goto(reverse("admin:reviewing_story_next"))
    page.wait_for_load_state("networkidle")

    with page.expect_navigation():
        page.keyboard.press("n")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("s")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")

    assert Article.objects.get(pk=second.pk).status == "approved"
    assert page.url.endswith(f"/{first.pk}/")


def test_letters_typed_or_composed_in_a_field_are_no_commands(review, story):
    page = review(story)
    page.keyboard.press("c")
    page.wait_for_selector("#remark-body:focus")
    page.keyboard.type("ppss b n")
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "pin", "selectionStart": 3, "selectionEnd": 3})
    client.send("Input.insertText", {"text": "拼"})

    assert page.input_value("#remark-body") == "ppss b n拼"
    assert page.inner_text("[data-confirm]") == ""
    assert Article.objects.get(pk=story.pk).status == "first_review"


def test_a_remark_on_selected_words_with_a_mention_a_reply_and_done(review, story, author):
    page = review(story)
    select(page, "口渴时喝杯茶")
    page.wait_for_selector("[data-float]:visible")
    page.click("[data-float]")
    page.keyboard.type("数字请核实 @周")
    page.wait_for_selector(".mentions [role=option]")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".remark")

    comment = Comment.objects.get()
    assert (comment.field, comment.quote, comment.start) == ("body", "口渴时喝杯茶", 26)
    assert list(comment.mentioned.all()) == [author]
    assert author.notices.filter(kind="mentioned").exists()
    assert marked(page) == ["口渴时喝杯茶"]

    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("已核实")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".remark__reply")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector(".remark--done")

    comment.refresh_from_db()
    assert comment.is_done
    assert comment.replies.get().body == "已核实"
    assert marked(page) == []


def test_a_passage_is_chosen_with_the_keys(review, story):
    page = review(story)

    page.keyboard.press("v")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("c")
    page.keyboard.type("核实")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".remark")

    assert Comment.objects.get().quote == "疲惫时歇歇脚，口渴时喝杯茶，驿站里有充电器"


def test_a_caption_is_remarked_on(review, story, editor):
    use = add_photo(story, caption="图为驿站一角。")
    story.record_edit(by=editor)
    page = review(story)

    select(page, "驿站一角")
    page.keyboard.press("c")
    page.keyboard.type("哪一处？")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".remark")

    assert Comment.objects.get().field == f"photo-{use.photo_id}"
    assert marked(page) == ["驿站一角"]


def test_what_was_written_stays_when_the_connection_is_gone(review, story):
    page = review(story)
    page.keyboard.press("c")
    page.keyboard.type("不能丢")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    wait_for(page, "document.querySelector('[data-said]').textContent")

    assert page.input_value("#remark-body") == "不能丢"
    page.context.set_offline(False)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".remark")
    assert Comment.objects.get().body == "不能丢"


# On the writing screen


@pytest.fixture
def draft(story, editor):
    """Sent back to its author, with a remark on a passage and one on the headline."""
    remarks.remark(story, "茶还是水？", by=editor, field="body", quote="口渴时喝杯茶", near=26)
    remarks.remark(story, "八处？", by=editor, field="headline", quote="八处")
    story.send_back(by=editor, note="请核实")
    return story


@pytest.fixture
def write(page, login, author):
    def opened(story):
        page.goto(reverse("admin:articles_article_change", args=[story.pk]))
        page.wait_for_selector(EDITOR)
        wait_for(page, "CSS.highlights.get('remarks')?.size === 1")
        return page

    login(page, author)
    return opened


def put_caret(page, words, after=False):
    """The caret before (or after) these words of the text, which are somewhere in it once."""
    page.evaluate(
        """([selector, words, after]) => {
            const { editor } = document.querySelector(selector);
            editor.state.doc.descendants((node, at) => {
                if (!node.isText || !node.text.includes(words)) return;
                editor.commands.focus();
                editor.commands.setTextSelection(at + node.text.indexOf(words) + (after ? words.length : 0));
            });
        }""",
        [EDITOR, words, after],
    )
    wait_for(page, f"document.activeElement?.matches('{EDITOR}')")  # the editor takes a moment


def test_a_remark_survives_edits_before_after_and_inside_its_passage(write, draft):
    page = write(draft)
    assert marked(page) == ["口渴时喝杯茶"]

    put_caret(page, "3月10日")
    page.keyboard.type("今年")
    put_caret(page, "年内再建")
    page.keyboard.type("据悉，")
    put_caret(page, "口渴时")
    page.keyboard.type("还可以")
    put_caret(page, "喝杯茶", after=True)
    page.keyboard.type("水")
    assert marked(page) == ["口渴时喝杯茶"]
    put_caret(page, "杯茶")
    page.keyboard.type("一")
    assert marked(page) == ["口渴时喝一杯茶"]
    put_caret(page, "疲惫时")
    page.keyboard.press("Enter")
    page.keyboard.type("新的一段")
    assert marked(page) == ["口渴时喝一杯茶"]

    with page.expect_navigation():
        page.click("button[name=_continue]")
    wait_for(page, "CSS.highlights.get('remarks')?.size === 1")

    assert marked(page) == ["口渴时喝一杯茶"]
    assert "口渴时喝杯茶" in page.inner_text("[data-remarks]")


def test_composing_beside_and_in_a_remark_is_not_disturbed(write, draft):
    page = write(draft)
    put_caret(page, "喝杯茶")
    keyboard = page.context.new_cdp_session(page)

    for letters in ("h", "he", "hen"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    keyboard.send("Input.insertText", {"text": "很想"})

    assert "口渴时很想喝杯茶" in page.inner_text(EDITOR)
    assert marked(page) == ["口渴时很想喝杯茶"]


def test_a_deleted_passage_keeps_its_remark_and_comes_back_with_undo(write, draft):
    page = write(draft)
    page.click("[data-remark] [data-jump] >> text=口渴时喝杯茶")
    wait_for(
        page, f"document.activeElement.matches('{EDITOR}') && getSelection().toString() === '口渴时喝杯茶'"
    )
    page.keyboard.press("Delete")

    page.wait_for_selector("[data-remark] [data-gone]:visible")
    assert marked(page) == []
    page.keyboard.press("Control+z")
    wait_for(page, "CSS.highlights.get('remarks')?.size === 1")
    assert marked(page) == ["口渴时喝杯茶"]
    assert not page.locator("[data-remark] [data-gone]:visible").count()


def test_a_click_leads_to_the_passage_and_the_headline(write, draft):
    page = write(draft)

    page.click("[data-remark] [data-jump] >> text=口渴时喝杯茶")
    assert page.evaluate("getSelection().toString()") == "口渴时喝杯茶"

    page.locator("[data-remark][data-field=headline] [data-jump]").click()
    place = page.evaluate(
        "(({id, selectionStart, selectionEnd}) => [id, selectionStart, selectionEnd])(document.activeElement)"
    )
    assert place == ["id_headline", 5, 7]


def test_answering_while_writing_loses_nothing_typed_and_saves_nothing(write, draft):
    page = write(draft)
    put_caret(page, "年内再建")
    page.keyboard.type("据悉，")

    thread = page.locator("[data-remark]").first
    thread.locator("summary").click()
    thread.locator("textarea").fill("改好了")
    thread.locator("[name=reply]").click()
    page.wait_for_selector(".remark__reply")
    page.locator("[data-remark] [name=done]").first.click()
    page.wait_for_selector(".remark--done")

    assert "据悉，年内再建" in page.inner_text(EDITOR)
    assert Comment.objects.exclude(parent=None).get().body == "改好了"
    draft.refresh_from_db()
    assert "据悉" not in draft.body


# An editor's own hand


def test_an_editor_changes_the_text_and_comes_back_and_the_author_sees_what(review, login, story, author):
    page = review(story)
    with page.expect_navigation():
        page.keyboard.press("e")
    page.wait_for_selector(EDITOR)
    put_caret(page, "杯茶")
    page.keyboard.type("热")
    with page.expect_navigation():
        page.click("button[name=_save]")
    page.wait_for_selector("[data-review]")
    assert f"/{story.pk}/" in page.url

    login(page, author)
    page.goto("/admin/")
    page.click(f"a[href*='/{story.pk}/?base=own']")
    page.wait_for_selector("[data-review]")

    assert page.locator("[data-paper] ins").all_inner_texts() == ["热"]
    assert page.locator("[data-paper] del").count() == 0
    assert "简宁" in page.inner_text(".review-steps")


def test_on_a_phone_nothing_is_wider_than_the_screen(review, story, editor):
    remarks.remark(story, "茶还是水？", by=editor, field="body", quote="口渴时喝杯茶")
    page = review(story)
    page.set_viewport_size({"width": 390, "height": 844})

    for name in (("review", story.pk), ("changelist",)):
        page.goto(reverse(f"admin:reviewing_story_{name[0]}", args=name[1:]))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_on_the_board_many_are_chosen_and_moved(page, login, editor, story):
    make_article("first_review", "第二篇")
    login(page, editor)
    page.goto(reverse("admin:reviewing_story_changelist"))
    assert page.locator("[data-bulk-bar]").is_hidden()

    for box in page.locator("[name=story]").all():
        box.check()
    with page.expect_navigation():
        page.click("[data-bulk-bar] [value=pass_review]")

    assert page.locator("[data-results] li").count() == 2
    assert Article.objects.in_status("second_review").count() == 2
