"""Word files dropped onto the back office, in a real browser."""

import base64

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.factory import make_user
from tests.ingest.word import stories

DROP = """([files, target]) => {
  const data = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    data.items.add(new File([bytes], name));
  }
  const place = document.querySelector(target);
  for (const name of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def desk(page, login, transactional_db):
    """The back office of a correspondent; `drop({name: bytes}, selector)` drops files there."""
    login(page, make_user("correspondent"))

    def drop(files, target="body"):
        sent = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
        page.evaluate(DROP, [sent, target])

    page.drop = drop
    return page


def test_a_file_dropped_on_the_list_becomes_a_draft_with_everything_in_it(desk):
    desk.goto("/admin/articles/article/")
    desk.locator("[data-word-door]").wait_for()

    desk.drop({"驿站.docx": stories.of_word()})

    desk.wait_for_url("**/change/", timeout=60_000)
    expect(desk.locator("#id_headline")).to_have_value("采育镇十二家驿站温暖户外劳动者")
    text = desk.locator(".story-text .ProseMirror[contenteditable]")
    expect(text.locator("h2")).to_have_text(["驿站建在身边", "服务跟着需求走"])
    expect(text.locator("ul > li")).to_have_count(3)
    expect(text.locator("ol > li")).to_have_count(3)
    expect(text).to_contain_text("一号站，育胜街，8:00至20:00")
    expect(text.locator("figure.story-photo img")).to_have_count(3)
    captions = [box.input_value() for box in desk.locator(".photo-row textarea[name$=-caption]").all()]
    assert captions == ["户外劳动者在驿站休息。", "图为志愿者为骑手理发。", "驿站里的图书角"]
    expect(desk.get_by_text("带上了3张图片")).to_be_visible()


def test_several_files_on_the_start_page_are_listed_with_what_became_of_each(desk):
    desk.goto("/admin/")
    desk.locator("[data-word-door]").wait_for()

    desk.drop(
        {
            "比武.docx": stories.of_wps(),
            "旧稿.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        }
    )

    said = desk.locator(".word-said li")
    expect(said.nth(1)).to_contain_text("另存为", timeout=60_000)
    expect(said.nth(0).get_by_role("link", name="窦店镇总工会举办职工技能比武")).to_be_visible()


def test_a_file_dropped_into_the_text_of_a_new_story_becomes_it(desk):
    desk.goto("/admin/articles/article/add/")
    desk.locator(".story-text .ProseMirror[contenteditable]").wait_for()

    desk.drop({"比武.docx": stories.of_wps()}, ".story-text .ProseMirror[contenteditable]")

    desk.wait_for_url("**/change/", timeout=60_000)
    assert Article.objects.get().headline == "窦店镇总工会举办职工技能比武"


def test_a_file_dropped_on_a_story_with_text_asks_first(desk):
    desk.goto("/admin/articles/article/add/")
    text = desk.locator(".story-text .ProseMirror[contenteditable]")
    text.click()
    desk.keyboard.type("已经写了的话。")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    desk.drop({"比武.docx": stories.of_wps()}, ".story-text .ProseMirror[contenteditable]")

    assert asked == ["这篇稿件已经有正文。用Word文件另建一篇草稿吗？"]
    expect(text).to_have_text("已经写了的话。")
    assert not Article.objects.exists()


def test_the_form_takes_chosen_files(desk):
    desk.goto("/admin/ingest/wordimport/add/")
    files = [
        {"name": f"{n}.docx", "mimeType": "", "buffer": data}
        for n, data in enumerate((stories.of_word(), stories.of_wps()))
    ]

    desk.locator("#id_files").set_input_files(files)

    expect(desk.locator(".word-results a[href*=article]")).to_have_count(2, timeout=60_000)
