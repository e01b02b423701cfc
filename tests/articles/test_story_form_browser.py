"""The story form under real hands: typing, dropping photos, adding people, saving too late."""

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter
from tests.articles.writing import EDITOR, open_story, press
from tests.factory import make_draft, make_reporter, make_writer, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def reporter():
    return make_writer()


@pytest.fixture
def draft(reporter):
    return make_draft(reporter)


@pytest.fixture
def open_form(page, login, reporter):
    """`open_form(story)`: the reporter's form of the story, or of a new one."""

    def opened(story=None, on=page):
        return open_story(on, story)

    login(page, reporter)
    return opened


def shown_names(page):
    return page.locator(".story-bylines .select2-selection__rendered").all_inner_texts()


def drop_photos(page, tmp_path, *names):
    files = []
    for number, name in enumerate(names):
        files.append(tmp_path / name)
        files[-1].write_bytes(picture_file(size=(300 + 10 * number, 200)).read())
    page.set_input_files("#id_photo_files", files)
    page.wait_for_function(f"document.querySelectorAll('.photo-row').length === {len(names)}")


def photos_in_order(page):
    return page.locator(".photo-row").evaluate_all("rows => rows.map(row => row.dataset.photo)")


def test_a_refused_file_is_said_in_a_sentence_and_the_others_stay(open_form, draft, tmp_path):
    page = open_form(draft)
    (tmp_path / "说明.jpg").write_text("这不是图片")
    (tmp_path / "驿站.jpg").write_bytes(picture_file(size=(300, 200)).read())

    page.set_input_files("#id_photo_files", [tmp_path / "说明.jpg", tmp_path / "驿站.jpg"])
    page.wait_for_selector(".photo-row")

    assert "说明.jpg" in page.inner_text(".photo-file[data-state=refused]")
    press(page, "button[name=_continue]")
    assert draft.photo_uses.count() == 1


def test_photos_are_ordered_by_dragging_and_by_arrows(open_form, draft, tmp_path):
    page = open_form(draft)
    drop_photos(page, tmp_path, "a.jpg", "b.jpg", "c.jpg")
    a, b, c = photos_in_order(page)
    page.locator(".photo-row").nth(2).locator("[data-up]").click()
    assert photos_in_order(page) == [a, c, b]

    page.locator(".photo-row").nth(0).evaluate("row => row.scrollIntoView()")
    page.evaluate("scrollBy(0, -80)")
    dragged, over = (page.locator(".photo-row img").nth(n).bounding_box() for n in (1, 0))
    page.mouse.move(dragged["x"] + 50, dragged["y"] + 50)
    page.mouse.down()
    page.mouse.move(over["x"] + 50, over["y"] + 60, steps=5)
    page.mouse.move(over["x"] + 50, over["y"] + 5, steps=3)
    page.mouse.up()

    press(page, "button[name=_continue]")
    assert [str(use.photo_id) for use in draft.photo_uses.all()] == [c, a, b]


def test_a_photo_taken_off_the_story_leaves_its_text_too(open_form, draft, tmp_path):
    page = open_form(draft)
    drop_photos(page, tmp_path, "a.jpg")
    page.locator("[data-into-text]").click()
    press(page, "button[name=_continue]")
    page.wait_for_selector(EDITOR)
    assert "data-photo" in Article.objects.get().body

    page.locator("input[name$=-DELETE][type=checkbox]").first.check()
    press(page, "button[name=_continue]")

    assert Article.objects.get().body == "<p>原文。</p>"
    assert not draft.photo_uses.exists()


def test_a_new_person_is_added_from_the_byline(open_form, draft):
    page = open_form(draft)
    page.locator(".story-bylines .add-row a, .story-bylines a.add-row").first.click()
    page.select_option("[name=bylines-0-role]", "correspondent")
    page.locator(".story-bylines .select2-selection").first.click()
    page.keyboard.type("陆小路")
    page.locator(".select2-results__option", has_text="＋").click()
    page.wait_for_function("document.querySelector('[name=bylines-0-reporter]').value.match(/^\\d+$/)")

    assert shown_names(page)[0] == "陆小路"
    press(page, "button[name=_continue]")
    assert [str(byline.reporter) for byline in draft.bylines.all()] == ["陆小路"]
    assert Reporter.objects.get(name="陆小路").kind == "correspondent"


def test_a_later_name_stands_behind_the_earlier_ones(open_form, draft):
    draft.bylines.create(reporter=make_reporter("甲"), position=0)
    draft.bylines.create(reporter=make_reporter("乙"), position=0)
    third = make_reporter("丙")
    page = open_form(draft)
    page.locator(".story-bylines .add-row a, .story-bylines a.add-row").first.click()
    page.locator(".story-bylines .select2-selection").nth(2).click()
    page.keyboard.type("丙")
    page.locator(".select2-results__option", has_text="丙").first.click()
    press(page, "button[name=_continue]")

    assert [byline.reporter.name for byline in draft.bylines.all()] == ["甲", "乙", third.name]


def test_a_district_is_found_by_its_pinyin(open_form, draft):
    page = open_form(draft)
    page.locator(".select2-container:near(#id_districts)").first.click()
    page.keyboard.type("doudian")
    page.locator(".select2-results__option", has_text="窦店").click()
    press(page, "button[name=_continue]")

    assert list(draft.districts.all()) == [District.objects.get(slug="doudian")]


def test_a_save_too_late_shows_both_texts_and_keeps_everything_typed(open_form, draft, page):
    draft.bylines.create(reporter=make_reporter("甲"), position=1)
    draft.bylines.create(reporter=make_reporter("乙"), position=2)
    other = page.context.new_page()
    open_form(draft)
    open_form(draft, on=other)
    page.fill("#id_kicker", "我写的引题")
    other.fill("#id_kicker", "别处写的引题")
    press(other, "button[name=_continue]")

    page.fill("#id__note", "请尽快")
    page.evaluate(
        "const [one, two] = document.querySelectorAll('.story-bylines .form-group');one.before(two)"
    )
    press(page, "button[name=_continue]")
    page.wait_for_selector(EDITOR)

    assert page.locator(".both-texts del").count()
    assert page.input_value("#id_kicker") == "我写的引题"
    assert page.input_value("#id__note") == "请尽快"
    assert shown_names(page)[:2] == ["乙", "甲"]
    page.locator("[data-choice=kicker] input[value=mine]").check()
    page.check("[name=take_revision]")
    press(page, "button[name=_continue]")
    assert Article.objects.get().kicker == "我写的引题"
    assert [byline.reporter.name for byline in draft.bylines.all()] == ["乙", "甲"]


def test_what_is_missing_leads_into_its_field(open_form, draft, tmp_path):
    page = open_form(draft)
    page.fill("#id_headline", "")
    drop_photos(page, tmp_path, "a.jpg")
    press(page, "button[name=_move][value=submit]")
    page.wait_for_selector(EDITOR)
    for field in ("id_headline", "id_photo_uses-0-caption"):
        page.locator(f"a[href$='#{field}']").click()
        assert page.evaluate("document.activeElement.id") == field


def test_the_text_editor_speaks_chinese(open_form, draft):
    page = open_form(draft)
    page.wait_for_function("document.querySelector('.prose-menubar [data-name=bold]').title === '粗体'")
    page.locator(EDITOR).click()
    page.keyboard.press("Control+a")
    page.locator("[data-name=link]").click()

    assert page.locator("dialog[open]").inner_text().split() == ["链接", "网址", "提示文字", "确定取消"]


def test_the_text_editor_names_a_photo_and_does_not_ask(open_form, draft):
    page = open_form(draft)
    page.evaluate(
        f"document.querySelector('{EDITOR}').editor.commands.setContent('<figure data-photo=\"1\"></figure><p>文</p>')"
    )
    page.locator(f"{EDITOR} figure").click()

    page.wait_for_function("document.querySelector('.prose-menubar__selected button').ariaLabel === '图片'")


def test_leaving_asks_only_where_something_would_be_lost(open_form, draft):
    page = open_form(draft)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_headline").click()
    page.goto(reverse("admin:index"))
    assert asked == []

    open_form(draft).locator(EDITOR).click()
    page.keyboard.type("新")
    page.goto(reverse("admin:index"))
    assert asked == ["beforeunload"]

    open_form(draft).fill("#id_kicker", "引题")
    press(page, "button[name=_continue]")
    assert asked == ["beforeunload"]


def test_the_language_of_the_back_office_is_switched_in_the_menu(open_form, draft, reporter):
    page = open_form(draft)
    page.locator("text=周砚").last.click()
    press(page, "button:has-text('English'):visible")

    reporter.refresh_from_db()
    assert reporter.language == "en"
    assert "Kicker" in page.inner_text(".story-text")
