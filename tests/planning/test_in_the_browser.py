"""On the phone: accept with one tap, begin the story with another. And the week by keys."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.planning.states import State
from tests.factory import make_reporter, make_user
from tests.planning.making import fetched, make_call

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(page, login, desk, assignment):
    """The reporter's own assignments on a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    login(page, desk.reporter)
    page.goto(reverse("admin:planning_assignment_mine"))
    return page


def test_a_reporter_accepts_and_begins_the_story_with_two_taps(phone, desk, assignment):
    from playwright.sync_api import expect

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="接受").click()
    expect(phone.get_by_role("button", name="接受")).to_have_count(0)
    assert fetched(assignment).state == State.ACCEPTED

    phone.get_by_role("button", name="写稿").click()
    expect(phone.locator("#id_headline")).to_be_visible()

    article = Article.objects.get()
    assert str(article.pk) in phone.url
    assert assignment.topic in article.note
    assert [byline.reporter.name for byline in article.bylines.all()] == ["周砚"]


def test_declining_takes_a_reason_from_the_list(phone, assignment):
    from playwright.sync_api import expect

    phone.locator("summary", has_text="婉拒").click()
    phone.get_by_role("button", name="休假").click()
    expect(phone.get_by_text("目前没有派给您的选题")).to_be_visible()

    assert assignment.assignees.get().note == "休假"


def test_handing_on_goes_to_a_colleague(page, login, desk, assignment):
    from playwright.sync_api import expect

    colleague = make_reporter("霍雨桐", user=make_user("reporter"))
    login(page, desk.reporter)
    page.goto(reverse("admin:planning_assignment_mine"))

    page.locator("summary", has_text="转交").click()
    page.locator("select[name=to]").select_option(str(colleague.pk))
    page.get_by_role("button", name="转交").click()
    expect(page.get_by_text("目前没有派给您的选题")).to_be_visible()

    assert [part.reporter for part in fetched(assignment).shown_people] == [colleague]


def test_the_week_goes_by_keys_and_past_its_end(page, login, desk, make_assignment):
    from playwright.sync_api import expect

    monday = timezone.localtime().replace(hour=9, minute=0) + timedelta(days=7)
    monday -= timedelta(days=monday.weekday())
    make_assignment("周一的题", starts_at=monday)
    login(page, desk.desk_editor)
    page.goto(reverse("admin:planning_assignment_week", args=[monday.date().isoformat()]))

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="周一的题")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/{(monday - timedelta(days=7)).date().isoformat()}/")

    page.go_back()
    page.get_by_role("link", name="周一的题").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="周一的题").last).to_be_visible()


AXE = Path(__file__).parents[1] / "axe" / "axe.min.js"


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(page, login, desk, make_assignment, theme):
    call = make_call()
    assignment = make_assignment(people=[desk.writer], brief="问清热水由谁出钱。")
    page.add_init_script(f"localStorage.setItem('adminTheme', JSON.stringify('{theme}'))")
    addresses = {
        desk.reporter: [reverse("admin:planning_assignment_mine"), reverse("admin:planning_call_open")],
        desk.desk_editor: [
            reverse("admin:planning_assignment_week", args=[assignment.first_day.isoformat()]),
            reverse("admin:planning_assignment_day", args=[assignment.first_day.isoformat()]),
            assignment.get_absolute_url(),
            call.get_absolute_url(),
        ],
    }
    found = []
    for user, screens in addresses.items():
        login(page, user)
        for address in screens:
            page.goto(address)
            page.evaluate(AXE.read_text("utf-8"))
            result = page.evaluate("axe.run('.planning')")
            found += [(address, fault["id"], fault["nodes"][0]["html"]) for fault in result["violations"]]

    assert found == []
