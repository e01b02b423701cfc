"""A page is made up in a real browser: by mouse, by keys, on a phone; and what is too long is dealt with."""

import re

import pytest
from django.urls import reverse

from articles.issues.models import Continuation
from tests.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

PARAGRAPH = "<p>" + "疲惫时歇歇脚，口渴时喝杯茶。驿站里有充电器，也有热饭的微波炉。" * 5 + "</p>"
COUNTS = {"工会送清凉到一线": 9, "驿站开到家门口": 6, "车间里的读书会": 5, "一杯茶的温度": 4}


@pytest.fixture
def unions(make_issue, make_story, people):
    """Page 2 with a lead and three other stories."""
    unions = make_issue().pages.get(number=2)
    for headline, count in COUNTS.items():
        story = make_story(headline=headline, body=PARAGRAPH * count)
        unions.place(story, by=people.page_editor, weight="lead" if count == 9 else "ordinary")
    return unions


@pytest.fixture
def screen(page, login, people, unions):
    """The open screen, the page not made up yet."""
    login(page, people.page_editor)
    page.goto(address(unions))
    return page


def address(page):
    return reverse("admin:issues_issue_make_up", args=[page.issue_id, page.number])


def make_up(screen):
    from playwright.sync_api import expect

    screen.locator("button[value=make_up]").click()
    expect(screen.locator("[data-sheet]")).to_be_visible()
    settled(screen)


def settled(screen):
    from playwright.sync_api import expect

    screen.wait_for_function("() => !document.querySelector('[data-make-up][data-busy]')")
    expect(screen.locator("[data-status]")).not_to_be_empty()


def on_sheet(screen, number):
    return screen.locator("[data-sheet] [data-story]").nth(number)


def card(screen, number):
    return screen.locator("[data-card]").nth(number)


def rect(screen, number):
    return on_sheet(screen, number).get_attribute("data-rect")


def test_a_page_is_made_up_and_changed_by_mouse_and_a_step_undone_after_a_reload(screen, unions):
    from playwright.sync_api import expect

    make_up(screen)
    screen.locator("[data-choice]").nth(1).click()
    expect(screen.locator("[data-choice]").nth(1)).to_have_attribute("aria-pressed", "true")
    settled(screen)
    assert unions.layout.rank == 1

    card(screen, 1).locator("[data-pin]").click()
    expect(on_sheet(screen, 1)).to_have_class(re.compile("is-pinned"))
    kept = rect(screen, 1)
    card(screen, 2).locator("[data-weight]").select_option("brief")
    expect(card(screen, 2).locator("[data-weight]")).to_have_value("brief")
    settled(screen)
    assert unions.placements.get(article__headline="车间里的读书会").weight == "brief"
    assert rect(screen, 1) == kept

    screen.reload()
    screen.locator("button[value=undo]").click()
    expect(screen.locator("button[value=redo]")).to_be_enabled()
    expect(card(screen, 2).locator("[data-weight]")).to_have_value("ordinary")
    assert unions.placements.get(article__headline="车间里的读书会").weight == "ordinary"
    card(screen, 1).locator("[data-pin]").click()
    expect(on_sheet(screen, 1)).not_to_have_class(re.compile("is-pinned"))

    settled(screen)
    on_sheet(screen, 0).click(position={"x": 40, "y": 40})
    lines = int(rect(screen, 0).split()[3])
    handle = screen.locator("[data-side=bottom]")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    screen.mouse.move(x, y)
    screen.mouse.down()
    screen.mouse.move(x, y + 3 * screen.locator("[data-sheet]").bounding_box()["height"] / 85, steps=4)
    expect(screen.locator(".sheet-ghost")).to_have_count(1)
    screen.mouse.up()
    expect(on_sheet(screen, 0)).to_have_class(re.compile("is-pinned"))
    assert lines < int(rect(screen, 0).split()[3]) < lines + 6


def test_what_is_too_long_is_said_and_goes_on_on_another_page(screen, unions, people, make_story):
    from playwright.sync_api import expect

    unions.place(make_story(headline="很长的一篇", body=PARAGRAPH * 16), by=people.page_editor)
    screen.reload()
    make_up(screen)
    over = screen.locator("[data-card].is-overset").first
    expect(over).to_contain_text(re.compile(r"多出\d+行，约\d+字"))
    story = int(over.get_attribute("data-card"))

    over.locator("button[value=continue]").click()

    expect(screen.locator(f'[data-card="{story}"]')).to_contain_text("下转第1版")
    rest = Continuation.objects.get()
    assert (rest.placement.article_id, rest.page.number) == (story, 1)
    screen.goto(address(unions.issue.pages.get(number=1)))
    expect(card(screen, 0)).to_contain_text("上接第2版")


def test_everything_goes_by_keys(screen, unions):
    from playwright.sync_api import expect

    screen.locator("button[value=make_up]").press("Enter")
    expect(screen.locator("[data-sheet]")).to_be_visible()
    settled(screen)
    first, second = [each.article.headline for each in unions.placements.in_order()][:2]

    on_sheet(screen, 1).focus()
    screen.keyboard.press("p")
    expect(on_sheet(screen, 1)).to_have_class(re.compile("is-pinned"))
    expect(on_sheet(screen, 1)).to_be_focused()
    screen.keyboard.press("p")
    expect(on_sheet(screen, 1)).not_to_have_class(re.compile("is-pinned"))
    settled(screen)
    screen.keyboard.press("s")
    on_sheet(screen, 0).focus()
    screen.keyboard.press("s")
    expect(card(screen, 0)).to_contain_text(second)
    settled(screen)
    screen.keyboard.press("Control+z")
    expect(card(screen, 0)).to_contain_text(first)
    settled(screen)
    on_sheet(screen, 2).focus()
    screen.keyboard.press("Shift+ArrowUp")
    expect(screen.locator("[data-status]")).to_contain_text("回车确定")
    screen.keyboard.press("Escape")
    expect(screen.locator(".sheet-ghost")).to_have_count(0)
    screen.keyboard.press("2")
    expect(screen.locator("[data-choice]").nth(1)).to_have_attribute("aria-pressed", "true")


def test_on_a_phone_one_looks_and_chooses_and_nothing_is_in_the_way(screen, unions):
    from playwright.sync_api import expect

    screen.set_viewport_size({"width": 390, "height": 844})
    make_up(screen)
    assert screen.evaluate("document.documentElement.scrollWidth") <= 390
    screen.locator("[data-choice]").nth(1).click()
    expect(screen.locator("[data-choice]").nth(1)).to_have_attribute("aria-pressed", "true")

    settled(screen)
    assert violations(screen, ".make-up") == []
    screen.evaluate("document.documentElement.classList.add('dark')")
    assert violations(screen, ".make-up") == []


def test_who_is_late_is_told_and_loses_nothing(screen, unions, people):
    from playwright.sync_api import expect

    from articles.issues import layouts

    make_up(screen)
    theirs = layouts.make_up(unions, by=people.chief_editor)

    card(screen, 1).locator("[data-pin]").click()

    expect(screen.get_by_role("alert")).to_contain_text("chief_editor")
    assert unions.layout == theirs
