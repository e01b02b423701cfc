"""Pasting into the writing screen, in a real browser: clean text, and pictures that come along."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.factory import make_user
from tests.ingest import clipboards

PASTE = """([html, rtf, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (rtf) data.setData("text/rtf", rtf);
  data.setData("text/plain", text);
  const box = document.querySelector(".story-text .ProseMirror[contenteditable]");
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
HTML_OF = "() => document.querySelector('.story-text .ProseMirror[contenteditable]').editor.getHTML()"


@pytest.fixture
def desk(page, login, transactional_db):
    """An empty new story. `paste(...)` pastes and returns the text as HTML."""
    login(page, make_user("reporter"))
    page.goto("/admin/articles/article/add/")
    page.locator(".story-text .ProseMirror[contenteditable]").wait_for()
    page.wait_for_function(
        "() => document.querySelector('.ProseMirror[contenteditable]')?.editor.state.plugins.some(({ key }) => key.startsWith('storyPaste'))"
    )

    def paste(html="", rtf="", text=""):
        page.evaluate(PASTE, [html, rtf, text])
        return page.evaluate(HTML_OF)

    page.paste = paste
    return page


CLEAN = {
    clipboards.word: (
        "<h2>驿站建在身边</h2>"
        '<p>走进驿站，<strong>饮水机、微波炉</strong> 一应俱全，详情见<a href="https://example.org/zhen">镇政府网站</a>。</p>'
        "<ul><li><p>免费饮水</p></li><li><p>法律咨询</p></li></ul><ol><li><p>摸清需求</p></li><li><p>合理布点</p></li></ol>"
        "<p>▲户外劳动者在驿站休息。王伟 摄</p><p>一号站：育胜街</p><p>“有了自己的地方。”骑手说。天天来。</p>"
        "<p>图为志愿者理发</p>"
    ),
    clipboards.wps: (
        "<h2>以赛促学</h2><p>一、比武设四个项目</p><p>选手们沉着应战，赛出了水平。</p><p>图：选手在焊接比武现场</p>"
    ),
    clipboards.wechat: (
        "<p><strong>把家安在工地旁</strong></p><p>清晨六点，驿站的灯亮了。</p>"
        "<p>师傅们来打热水，<strong>一天的工作</strong>就此开始。<br>站长说：“都是自家人。”</p><p>△ 驿站清晨</p>"
        "<ul><li><p>热水</p></li><li><p>热饭</p></li></ul>"
    ),
    clipboards.news_site: (
        "<h2>劳动竞赛火热开展</h2><p>2026-11-20</p>"
        '<p>连日来，各区劳动竞赛火热<a href="https://example.org/a">开展</a>。</p>'
        "<h3>比学赶超</h3><p>车间里热火朝天。</p><p>选手在比武。</p><p>颁奖现场</p>"
        "<blockquote><p>劳动最光荣。</p></blockquote><ol><li><p>报名</p></li><li><p>初赛</p><ul><li><p>理论</p></li></ul></li></ol>"
    ),
}


def test_what_programs_copy_is_pasted_clean(desk):
    for program, expected in CLEAN.items():
        desk.evaluate(
            "() => document.querySelector('.ProseMirror[contenteditable]').editor.commands.clearContent()"
        )

        html = desk.paste(*program())

        assert html.replace(' rel="noopener"', "").replace(' data-type="decimal"', "") == expected, (
            program.__name__
        )


def test_plain_text_keeps_its_paragraphs_and_loses_its_indents(desk):
    assert desk.paste(text="　　第一段。\r\n\r\n　　第二段。") == "<p>第一段。</p><p>第二段。</p>"


def test_pasting_into_a_sentence_leaves_it_whole(desk):
    desk.paste(text="驿站开放了。")
    desk.evaluate(
        "() => document.querySelector('.ProseMirror[contenteditable]').editor.commands.setTextSelection(6)"
    )

    html = desk.paste("<span style='mso-spacerun:yes'><b>今天</b></span>")

    assert html == "<p>驿站开放了<strong>今天</strong>。</p>"


def test_one_undo_takes_the_paste_back(desk):
    desk.paste(text="原来的话。")
    desk.wait_for_timeout(700)  # a new step of undo
    desk.paste(*clipboards.word())

    desk.keyboard.press("Control+z")

    assert desk.evaluate(HTML_OF) == "<p>原来的话。</p>"
    expect(desk.locator(".paste-offer")).to_have_count(0)
    expect(desk.locator(".paste-place")).to_have_count(0)


def test_pictures_of_word_are_taken_along_to_their_places_with_captions(desk):
    desk.paste(*clipboards.word())
    expect(desk.locator(".paste-place")).to_have_count(2)

    desk.get_by_role("button", name="带上2张图片").click()

    expect(desk.locator(".paste-offer")).to_have_count(0, timeout=30_000)
    expect(desk.locator(".photo-row")).to_have_count(2)
    captions = [row.input_value() for row in desk.locator(".photo-row textarea[name$=-caption]").all()]
    assert captions == ["户外劳动者在驿站休息。王伟 摄", "图为志愿者理发"]
    html = desk.evaluate(HTML_OF)
    assert "▲户外劳动者" not in html
    assert html.count("<figure data-photo=") == 2
    assert "</ol><figure" in html
    assert "一号站：育胜街" in html

    desk.locator("#id_headline").fill("驿站建在身边")
    desk.locator("[name=_continue]").click()
    desk.wait_for_url("**/change/")
    article = Article.objects.get()
    assert [use.placement for use in article.photo_uses.all()] == ["inline", "inline"]
    assert all(f'data-photo="{use.photo_id}"' in article.body for use in article.photo_uses.all())


def test_undo_takes_back_the_photo_and_then_the_paste(desk):
    desk.paste(text="原来的话。")
    desk.wait_for_timeout(700)
    desk.paste(*clipboards.wps())
    desk.wait_for_timeout(700)
    desk.get_by_role("button", name="带上1张图片").click()
    expect(desk.locator(".paste-offer")).to_have_count(0, timeout=30_000)

    desk.locator(".story-text .ProseMirror[contenteditable]").focus()
    desk.keyboard.press("Control+z")
    assert "图：选手在焊接比武现场" in desk.evaluate(HTML_OF)
    desk.keyboard.press("Control+z")

    assert desk.evaluate(HTML_OF) == "<p>原来的话。</p>"


def test_pictures_on_the_net_are_not_fetched_and_it_is_said(desk):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))

    desk.paste(*clipboards.wechat())

    offer = desk.locator(".paste-offer")
    expect(offer).to_contain_text("1张在网上")
    expect(offer.get_by_role("button")).to_have_count(1)
    offer.get_by_role("button", name="不要图片").click()
    expect(desk.locator(".paste-place")).to_have_count(0)
    assert not [url for url in asked if "qpic" in url]


def test_of_a_web_page_the_picture_that_is_there_comes_along(desk):
    desk.paste(*clipboards.news_site())
    offer = desk.locator(".paste-offer")
    expect(offer).to_contain_text("2张图片")
    expect(offer).to_contain_text("1张在网上")

    offer.get_by_role("button", name="带上1张图片").click()

    expect(desk.locator(".photo-row")).to_have_count(1, timeout=30_000)
    expect(desk.locator(".photo-row textarea[name$=-caption]")).to_have_value("选手在比武。")
    expect(offer).to_contain_text("1张在网上")


def test_without_pictures_nothing_is_offered(desk):
    desk.paste("<p>驿站开放了。</p>")

    expect(desk.locator(".paste-offer")).to_have_count(0)
