"""The digital paper as readers use it: by mouse, keys and fingers, on a phone, and without a script."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.axe import violations
from tests.public.paper_files import give_file

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
LEAD, LEFT, RIGHT = [[0, 0, 1, 0.5]], [[0, 0.5, 0.5, 0.5]], [[0.5, 0.5, 0.5, 0.2], [0.5, 0.7, 0.5, 0.3]]


@pytest.fixture
def paper(make_story, make_issue):
    """The address of an issue of two pages, three stories on the first."""
    first = [make_story("头条新闻"), make_story("左下的新闻"), make_story("右下的新闻")]
    inside = make_story("第二版的新闻")
    issue = make_issue(
        {
            1: [(first[0], "lead"), (first[1], "second"), (first[2], "brief")],
            2: [(inside, "lead")],
        },
        date=timezone.localdate() - timedelta(days=1),
    )
    give_file(issue.pages.get(number=1), dict(zip(first, (LEAD, LEFT, RIGHT), strict=True)), pictures=True)
    give_file(issue.pages.get(number=2), {inside: LEAD}, pictures=True)
    return f"/issues/{issue.date}/"


@pytest.fixture
def open_tab(browser, browser_context_args):
    """`open_tab(has_touch=True)`: a tab of another kind of reader."""
    contexts = []

    def open_tab(**settings):
        contexts.append(browser.new_context(**browser_context_args | settings))
        tab = contexts[-1].new_page()
        tab.set_default_timeout(15_000)  # milliseconds
        return tab

    yield open_tab
    for context in contexts:
        context.close()


def area(page, headline):
    return page.locator(".areas a", has_text=headline)


def scale(page):
    return page.evaluate(
        "new DOMMatrix(getComputedStyle(document.querySelector('.viewer__sheet')).transform).a"
    )


def lies_still(page):
    """Waits until its pictures are there and nothing moves any more: a finger goes to where one sees a thing."""
    page.wait_for_function(
        "[...document.images].filter((each) => each.loading !== 'lazy').every((each) => each.complete)"
        " && !document.getAnimations().some((each) => each.playState === 'running')"
    )


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_by_mouse(page, paper):
    page.goto(f"{paper}1/")
    frame = page.locator(".viewer__frame[data-live]")
    frame.wait_for()
    entry = page.locator(".entries li", has_text="左下的新闻")

    entry.hover()
    expect(area(page, "左下的新闻")).to_have_attribute("data-lit", "")
    area(page, "右下的新闻").hover()
    expect(page.locator(".entries li", has_text="右下的新闻")).to_have_attribute("data-lit", "")
    expect(area(page, "左下的新闻")).not_to_have_attribute("data-lit", "")

    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(300, 600)
    page.mouse.wheel(0, -400)
    expect(frame).to_have_attribute("data-zoomed", "")
    zoomed = scale(page)
    assert zoomed > 1.5
    page.get_by_role("button", name="放大").click()
    assert scale(page) == pytest.approx(zoomed * 1.5)
    wide = page.locator(".viewer__sheet img")
    largest = page.url.split("/issues/")[0] + f"{paper}1/page-2400.avif"
    expect(wide).to_have_js_property("currentSrc", largest)

    before = wide.bounding_box()["x"]
    x, y = 300, 600
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 40, steps=4)
    page.mouse.up()
    assert wide.bounding_box()["x"] == pytest.approx(before + 80, abs=1)
    assert "/issues/" in page.url, "a drag opens no story"

    page.get_by_role("button", name="整版").click()
    assert scale(page) == 1
    scrolled = page.evaluate("scrollY")
    page.wait_for_timeout(400)
    page.mouse.move(x, y)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(500)  # it scrolls smoothly
    assert page.evaluate("scrollY") > scrolled
    assert scale(page) == 1, "at its whole size the page lets the document scroll"

    area(page, "头条新闻").click(position={"x": 200, "y": 300})
    expect(page.locator("h1")).to_have_text("头条新闻")


def test_by_keys(page, paper):
    page.goto(f"{paper}1/")
    page.locator(".viewer__frame[data-live]").focus()

    page.keyboard.press("Tab")
    expect(area(page, "头条新闻")).to_be_focused()
    page.keyboard.press("Tab")
    expect(area(page, "左下的新闻")).to_be_focused()
    expect(page.locator(".entries li", has_text="左下的新闻")).to_have_attribute("data-lit", "")
    outline = area(page, "左下的新闻").locator("path")
    expect(outline).to_have_css("stroke-width", "4px")

    page.keyboard.press("+")
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(2.25)
    left = page.locator(".viewer__sheet").bounding_box()["x"]
    page.keyboard.press("ArrowRight")
    assert page.locator(".viewer__sheet").bounding_box()["x"] < left
    assert page.url.endswith("/1/")
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert scale(page) == 1

    page.keyboard.press("PageDown")
    page.wait_for_url(f"**{paper}2/")
    expect(page.locator(".viewer__frame[data-live]")).to_be_visible()
    page.keyboard.press("ArrowRight")  # there is none after it
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{paper}1/")

    page.get_by_role("link", name="全屏").click()
    expect(page.locator(".viewer")).to_have_css("position", "fixed")
    page.keyboard.press("Tab")
    expect(area(page, "头条新闻")).to_be_focused()
    for _ in range(12):  # nothing behind it is reached
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.viewer, body') !== null")
        assert page.evaluate("!document.activeElement.closest('.masthead, .digital__rail, footer')")
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_have_css("position", "static")
    expect(page.locator("#stories")).to_be_focused()


def test_from_a_story_to_its_place_and_back(page, paper):
    page.goto(f"{paper}1/")
    page.locator(".entries a", has_text="右下的新闻").first.click()
    expect(page.locator("h1")).to_have_text("右下的新闻")

    page.get_by_role("link", name="第01版").click()

    page.wait_for_url("**/1/#story-*")
    expect(page.locator(".viewer")).to_have_css("position", "fixed")
    expect(area(page, "右下的新闻").locator("path")).to_have_css("stroke-width", "4px")
    assert page.locator(".areas a:target").count() == 1
    area(page, "右下的新闻").click()
    expect(page.locator("h1")).to_have_text("右下的新闻")


def test_by_fingers_on_a_phone(open_tab, paper):
    phone = open_tab(**PHONE)
    phone.goto(f"{paper}1/")
    expect(phone.locator(".viewer")).to_be_hidden()
    expect(phone.locator(".entries")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    phone.get_by_role("link", name="看版面图").tap()
    expect(phone.locator(".viewer")).to_have_css("position", "fixed")
    touch = Touch(phone)

    touch.pinch(195, 400, 60, 180)
    assert scale(phone) == pytest.approx(3, rel=0.15)
    before = phone.locator(".viewer__sheet").bounding_box()
    touch.drag((200, 400), (120, 330))
    after = phone.locator(".viewer__sheet").bounding_box()
    assert (after["x"], after["y"]) == pytest.approx((before["x"] - 80, before["y"] - 70), abs=2)
    assert phone.url.endswith("/1/#picture"), "zoomed, a drag turns no page"

    phone.get_by_role("button", name="整版").tap()
    expect(phone.locator(".viewer__frame")).not_to_have_attribute("data-zoomed", "")
    touch.tap(100, 500)
    touch.tap(100, 500)
    expect(phone.locator(".viewer__frame")).to_have_attribute("data-zoomed", "")
    phone.wait_for_timeout(500)
    assert phone.url.endswith("/1/#picture"), "a double tap opens no story"
    touch.tap(100, 500)
    touch.tap(100, 500)
    expect(phone.locator(".viewer__frame")).not_to_have_attribute("data-zoomed", "")

    touch.drag((300, 400), (100, 410))
    phone.wait_for_url(f"**{paper}2/#picture")
    expect(phone.locator(".viewer__frame[data-live]")).to_be_visible()
    touch.drag((100, 400), (300, 390))
    phone.wait_for_url(f"**{paper}1/#picture")

    expect(phone.locator(".viewer__frame[data-live]")).to_be_visible()
    lies_still(phone)
    touch.tap(*middle(area(phone, "左下的新闻")))
    expect(phone.locator("h1")).to_have_text("左下的新闻")


@pytest.mark.parametrize("width", [390, 1440])
def test_without_a_script(open_tab, paper, width):
    page = open_tab(java_script_enabled=False, viewport={"width": width, "height": 844})
    page.goto(f"{paper}1/")
    expect(page.get_by_role("button", name="放大")).to_have_count(0)
    if width == 390:
        expect(page.locator(".viewer")).to_be_hidden()
        page.get_by_role("link", name="看版面图").click()

    expect(page.locator(".viewer__sheet img")).to_be_visible()
    expect(area(page, "右下的新闻")).to_be_visible()
    if width == 390:
        page.get_by_role("link", name="关闭").click()
        expect(page.locator(".viewer")).to_be_hidden()
        page.get_by_role("link", name=re.compile("版面位置.*左下的新闻")).click()
    area(page, "左下的新闻").click()
    expect(page.locator("h1")).to_have_text("左下的新闻")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(open_tab, paper, scheme, width):
    page = open_tab(
        color_scheme=scheme,
        viewport={"width": width, "height": 844},
        bypass_csp=True,  # axe fetches style sheets, our pages do not
    )
    found = []
    for address in (f"{paper}1/#picture", f"{paper}1/", f"/en{paper}1/", paper, "/issues/"):
        page.goto(address)
        found += [(address, fault) for fault in violations(page)]

    assert found == []


class Touch:
    """Fingers on the screen, as the browser's own protocol has them."""

    def __init__(self, page):
        self.page = page
        self.cdp = page.context.new_cdp_session(page)

    def _send(self, kind, *points):
        found = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    def tap(self, x, y):
        self._send("touchStart", (x, y))
        self._send("touchEnd")

    def drag(self, start, end, steps=8):
        self._send("touchStart", start)
        for step in range(1, steps + 1):
            part = step / steps
            self._send("touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))
        self._send("touchEnd")
        self.page.wait_for_timeout(400)  # milliseconds: a tap at once would be part of it

    def pinch(self, x, y, start, end, steps=8):
        """Two fingers about a point, their distance from `start` to `end` pixels."""
        for step in range(steps + 1):
            half = (start + (end - start) * step / steps) / 2
            self._send("touchMove" if step else "touchStart", (x - half, y), (x + half, y))
        self._send("touchEnd")
