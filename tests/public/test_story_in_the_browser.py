"""A reader on a story: its photos one after the other by mouse, keys and touch, and passing it on."""

import pytest
from playwright.sync_api import expect

from tests.factory import the

pytestmark = pytest.mark.django_db(transaction=True)

AT = "row => Math.round(row.scrollLeft / row.clientWidth)"
DRAW = """async row => {
    row.scrollBy({left: row.clientWidth * 0.7});
    await new Promise(done => row.addEventListener("scrollend", done, {once: true}));
}"""


@pytest.fixture
def story(make_story, add_photo):
    story = make_story()
    for _photo in range(3):
        add_photo(story, placement="gallery")
    return story


def test_the_photos_are_looked_at_by_mouse_keys_and_touch(page, story):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/articles/{story.pk}/")
    photos = page.locator("[data-opens]")
    viewer, row = page.locator("dialog.lightbox"), page.locator(".lightbox__row")

    photos.nth(1).click()
    viewer.wait_for()
    assert row.evaluate(AT) == 1
    assert "2 / 3" in row.inner_text()

    viewer.get_by_role("button", name="下一张").click()
    assert row.evaluate(AT) == 2
    expect(viewer.get_by_role("button", name="下一张")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert row.evaluate(AT) == 0

    row.evaluate(DRAW)  # a finger draws past: the row settles on the next photo
    assert row.evaluate(AT) == 1

    page.keyboard.press("Escape")
    viewer.wait_for(state="hidden")
    assert photos.nth(1).evaluate("link => link === document.activeElement")
    photos.nth(2).press("Enter")
    viewer.wait_for()
    viewer.get_by_role("button", name="关闭").click()
    viewer.wait_for(state="hidden")
    assert page.url.endswith(f"/articles/{story.pk}/")


def test_its_link_is_copied(page, context, story, settings):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/articles/{story.pk}/")

    page.get_by_role("button", name="复制链接").click()

    page.locator("[data-passes-on] [role=status]", has_text="已复制").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{settings.SITE_URL}/articles/{story.pk}/"


def test_without_a_script_a_photo_leads_to_its_file(browser, live_server, story):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/articles/{story.pk}/")

    assert page.get_by_role("button", name="复制链接").count() == 0
    page.locator("[data-opens]").first.click()

    assert page.url.endswith(".webp")
    context.close()


def test_the_home_page_is_arranged_with_the_page_beside(page, make_story, make_issue, live_server):
    lead, other = make_story("原来的头条"), make_story("要放上去的")
    make_issue({1: [(lead, "lead"), (other, "brief")]})
    page.goto("/admin/login/")
    page.fill("[name=username]", the("desk chief").username)
    page.fill("[name=password]", "newsroom")
    page.click("button[type=submit]")
    page.goto("/admin/showing/arrangement/")
    headline = page.frame_locator("[name=showing-preview]").locator(".front__lead h2")
    assert lead.headline in headline.inner_text()

    card = page.locator("[data-card]", has_text=other.headline)
    card.drag_to(page.locator("[data-zone=lead] [data-list]"))
    headline.filter(has_text=other.headline).wait_for()
    page.get_by_role("button", name="保存首页").click()
    page.wait_for_load_state()
    page.goto("/")

    assert other.headline in page.locator(".front__lead h2").inner_text()
