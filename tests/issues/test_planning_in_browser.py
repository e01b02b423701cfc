"""The planning screen in a real browser: by mouse, by keys, by tap; and it shows what others do."""

import re

import pytest
from django.urls import reverse

from articles.issues.models import Placement
from articles.models import Article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def screen(page, login, people, make_issue, make_story):
    """The open planning screen of an issue with 甲 on page 1 and 乙, 丙 in the tray."""
    placed, *_ = [make_story(headline=name) for name in "甲乙丙"]
    issue = make_issue(stories=[placed])
    login(page, people.page_editor)
    page.goto(reverse("admin:issues_issue_plan", args=[issue.pk]))
    page.issue = issue
    return page


def card(screen, headline):
    return screen.locator("[data-story]", has=screen.get_by_role("link", name=headline, exact=True))


def column(screen, number):
    return screen.locator(f'[data-column="{number}"]')


def stories_on(screen, number):
    return column(screen, number).locator("[data-story] h3")


def order(issue, number):
    placements = Placement.objects.filter(page__issue=issue, page__number=number)
    return [placement.article.headline for placement in placements.in_order()]


def test_stories_are_dragged_to_pages_and_put_in_order(screen):
    from playwright.sync_api import expect

    card(screen, "乙").drag_to(column(screen, 1).locator(".plan-cards"), target_position={"x": 80, "y": 4})
    expect(stories_on(screen, 1)).to_have_text(["乙", "甲"])
    card(screen, "丙").drag_to(column(screen, 2).locator(".plan-cards"))
    expect(stories_on(screen, 2)).to_have_text(["丙"])
    card(screen, "甲").drag_to(column(screen, 2).locator(".plan-cards"), target_position={"x": 80, "y": 2})
    expect(stories_on(screen, 2)).to_have_text(["甲", "丙"])
    card(screen, "乙").drag_to(column(screen, 0).locator(".plan-cards"))
    expect(stories_on(screen, 0)).to_have_text(["乙"])

    assert (order(screen.issue, 1), order(screen.issue, 2)) == ([], ["甲", "丙"])


def test_everything_goes_by_keys(screen):
    from playwright.sync_api import expect

    card(screen, "乙").focus()
    screen.keyboard.press("1")
    expect(stories_on(screen, 1)).to_have_text(["甲", "乙"])
    expect(card(screen, "乙")).to_be_focused()
    screen.keyboard.press("Shift+ArrowUp")
    expect(stories_on(screen, 1)).to_have_text(["乙", "甲"])
    screen.keyboard.press("Shift+ArrowDown")
    expect(stories_on(screen, 1)).to_have_text(["甲", "乙"])
    screen.keyboard.press("Shift+ArrowRight")
    expect(stories_on(screen, 2)).to_have_text(["乙"])
    screen.keyboard.press("ArrowLeft")
    expect(card(screen, "甲")).to_be_focused()
    screen.keyboard.press("Delete")
    expect(stories_on(screen, 1)).to_have_count(0)

    assert (order(screen.issue, 1), order(screen.issue, 2)) == ([], ["乙"])


def test_the_weight_is_chosen_on_the_card(screen):
    from playwright.sync_api import expect

    card(screen, "甲").locator("[data-weight]").select_option("lead")

    expect(card(screen, "甲")).to_have_class(re.compile("plan-card--lead"))
    assert Placement.objects.get().weight == "lead"


def test_who_is_late_is_told(screen, people):
    from playwright.sync_api import expect

    story = Article.objects.get(headline="乙")
    screen.issue.pages.last().place(story, by=people.chief_editor)

    card(screen, "乙").drag_to(column(screen, 1).locator(".plan-cards"))

    expect(screen.get_by_role("alert")).to_contain_text("chief_editor")
    expect(stories_on(screen, 2)).to_have_text(["乙"])
    assert order(screen.issue, 2) == ["乙"]


def test_on_a_phone_a_tap_and_a_page_are_enough(screen):
    from playwright.sync_api import expect

    screen.set_viewport_size({"width": 390, "height": 844})
    assert screen.evaluate("document.documentElement.scrollWidth") <= 390

    card(screen, "丙").locator("summary").click()
    card(screen, "丙").get_by_role("button", name=re.compile("02")).click()

    expect(stories_on(screen, 2)).to_have_text(["丙"])
    assert order(screen.issue, 2) == ["丙"]


def test_without_script_the_same_form_does_it(
    new_context, live_server, login, people, make_issue, make_story
):
    from playwright.sync_api import expect

    issue = make_issue()
    make_story(headline="甲")
    page = new_context(java_script_enabled=False).new_page()
    login(page, people.page_editor)
    page.goto(live_server.url + reverse("admin:issues_issue_plan", args=[issue.pk]))

    card(page, "甲").locator("summary").click()
    card(page, "甲").get_by_role("button", name=re.compile("02")).click()

    expect(stories_on(page, 2)).to_have_text(["甲"])
    assert order(issue, 2) == ["甲"]
