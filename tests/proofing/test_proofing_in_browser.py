"""A page goes through its proofs under real hands: marked by click, by key and by touch, settled, signed, printed."""

import pytest
from django.urls import reverse

from articles.proofing.models import ProofMark
from tests.axe import violations
from tests.factory import the
from tests.proofing.conftest import approve, change

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_page(page, login, role, address):
    login(page, the(role))
    page.goto(address)


@pytest.fixture
def made_up(make_page):
    made = make_page(3, made_up=True)
    made.address = reverse("admin:issues_issue_page", args=[made.issue_id, 1])
    return made


def sign_here(page):
    page.locator(".sign-form button").click()
    page.wait_for_load_state()


def test_a_page_is_marked_settled_and_signed_to_the_end(page, login, made_up):
    from playwright.sync_api import expect

    open_page(page, login, "proofreader", made_up.address)
    assert violations(page) == []

    # By a click on the picture
    sheet = page.locator("[data-sheet]")
    box = sheet.bounding_box()
    page.locator(".proof-sheet__frame").scroll_into_view_if_needed()
    sheet.click(position={"x": box["width"] * 0.3, "y": box["height"] * 0.4})
    expect(page.locator("[data-clicked]")).to_be_visible()
    expect(page.locator("#mark-note")).to_be_focused()
    assert page.locator("#mark-place").input_value()
    page.keyboard.type("此处漏字")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#mark-1")).to_contain_text("此处漏字")
    expect(page.locator("#pin-1")).to_be_visible()
    found = ProofMark.objects.get()
    assert (round(found.x, 2), round(found.y, 2)) == (0.3, 0.4)

    # By the keys alone: the number of a paragraph, then the note
    number = page.locator("a.proof-number").nth(2)
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mark-note")).to_be_focused()
    page.keyboard.type("应为“暖心”")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#mark-2")).to_contain_text("应为“暖心”")
    assert ProofMark.objects.get(number=2).paragraph == 2
    assert page.locator(".sign-form").count() == 0

    # Its editor settles both
    open_page(page, login, "page editor", made_up.address)
    page.locator("#mark-1 button[value=mended]").click()
    expect(page.locator("#mark-1")).to_have_class("mark is-settled")
    page.fill("#answer-2", "引文如此")
    page.locator("#mark-2 button[value=left]").click()
    expect(page.locator(".mark-list").first).not_to_contain_text("引文如此")
    assert not ProofMark.objects.open().exists()

    # Three proofs, page editor, chief editor
    for role in ("proofreader", "proofreader", "proofreader", "page editor", "chief editor"):
        open_page(page, login, role, made_up.address)
        sign_here(page)
    assert made_up.is_signed

    # A change voids it all and says so
    story = made_up.placements.first().article
    approve(change(story, by=the("desk editor"), headline="驿站又开张"))
    open_page(page, login, "proofreader", reverse("admin:notices_notice_changelist"))
    page.locator(".notices__list a", has_text="驿站又开张").first.click()
    page.wait_for_url(f"**{made_up.address}")
    expect(page.locator("#changes ins")).to_have_text("又")
    assert page.locator(".signatures .is-given").count() == 0
    assert violations(page) == []

    # The board
    page.goto(reverse("admin:issues_issue_board", args=[made_up.issue_id]))
    expect(page.locator(".page-card")).to_have_count(1)
    assert violations(page) == []


def test_on_a_phone_a_touch_brings_the_form(page, login, made_up):
    from playwright.sync_api import expect

    page.set_viewport_size({"width": 390, "height": 800})
    open_page(page, login, "proofreader", made_up.address)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.locator("[data-zoom-by='1']").click()
    page.locator("[data-sheet]").click(position={"x": 200, "y": 300})

    form = page.locator(".mark-form")
    expect(form).to_be_in_viewport()
    page.fill("#mark-note", "字号不对")
    form.get_by_role("button").last.click()
    expect(page.locator("#mark-1")).to_contain_text("字号不对")
    assert violations(page) == []


def test_without_a_script_a_mark_is_made_from_the_list(browser, live_server, made_up, login):
    from playwright.sync_api import expect

    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    open_page(page, login, "proofreader", made_up.address)
    page.locator("a.proof-number").nth(1).click()
    page.fill("#mark-note", "无需脚本")
    page.locator(".mark-form button[type=submit]").click()

    expect(page.locator("#mark-1")).to_contain_text("无需脚本")
    assert ProofMark.objects.get().paragraph == 1
    context.close()
