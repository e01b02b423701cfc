"""The screens of the proofs: what they show to whom, and what a plain form does on them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.issues.models import Issue
from articles.proofing import marking
from articles.proofing.board import time_left
from articles.proofing.models import ProofMark
from articles.proofing.places import Place
from newsroom.reporters import clock
from tests.factory import make_article, the
from tests.proofing.conftest import change

pytestmark = pytest.mark.django_db


def address(name, page, *more):
    return reverse(f"admin:issues_issue_{name}", args=[page.issue_id, page.number, *more])


def board_of(page):
    return reverse("admin:issues_issue_board", args=[page.issue_id])


@pytest.fixture
def as_(client):
    def as_(role):
        client.force_login(the(role))
        return client

    return as_


def test_a_mark_is_made_by_a_plain_form_and_settled_by_another(as_, make_page):
    page = make_page()
    story = page.placements.first().article
    client = as_("proofreader")
    text = client.get(address("page", page), {"at": f"{story.pk}.1"}).content.decode()
    assert f'<option value="{story.pk}.1" selected>' in text

    response = client.post(address("marks", page), {"place": f"{story.pk}.1", "note": "应为“暖心”"})
    assert response.url == address("page", page) + "#mark-1"
    found = ProofMark.objects.get()
    assert (found.story, found.paragraph, found.stage, found.by) == (story, 1, "proof1", the("proofreader"))
    assert "应为“暖心”" in client.get(address("page", page)).content.decode()

    client = as_("page editor")
    text = client.get(address("page", page)).content.decode()
    assert 'value="mended"' in text
    assert 'name="seen"' not in text  # and nobody signs meanwhile
    client.post(address("mark", page, 1), {"outcome": "left", "answer": "原文如此"})

    text = as_("proofreader").get(address("page", page)).content.decode()
    assert "原文如此" in text
    assert "mark-history" in text
    assert 'name="seen"' in text


def test_a_refused_mark_keeps_what_was_typed(as_, make_page):
    page = make_page()
    story = page.placements.first().article

    for data in (
        {"place": f"{story.pk}", "note": "长" * 600},
        {"place": "99999", "note": "没有这里"},
        {"x": "0.5", "y": "0.5", "note": "没有版面图"},
        {"x": "nan", "y": "7", "note": "不是数"},
    ):
        response = as_("proofreader").post(address("marks", page), data)
        assert response.status_code == 409, data
        assert data["note"] in response.content.decode()
        assert 'role="alert"' in response.content.decode()
    assert not ProofMark.objects.exists()


def test_a_click_on_the_picture_is_a_mark_there(as_, make_page):
    page = make_page(3, made_up=True)

    as_("proofreader").post(address("marks", page), {"x": "0.5", "y": "0.45", "note": "断行", "place": ""})

    found = ProofMark.objects.get()
    assert (found.x, found.y) == (0.5, 0.45)
    assert found.story is not None
    assert found.layout_digest == page.layout.digest
    text = as_("page editor").get(address("page", page)).content.decode()
    assert 'id="pin-1"' in text
    assert re.search(r"<image|<img[^>]+make-up", text)


def test_marks_on_stories_that_one_may_not_read_are_not_there(as_, make_page):
    page = make_page()
    story = page.placements.first().article
    marking.mark(page, by=the("proofreader"), note="机密批注", place=Place(story.pk))

    for role in ("photographer", "correspondent"):
        assert "机密批注" not in as_(role).get(address("page", page)).content.decode()
        assert as_(role).post(address("mark", page, 1), {"outcome": "mended"}).status_code == 404
    assert "机密批注" in as_("reporter").get(address("page", page)).content.decode()
    assert as_("reporter").get(address("page", page)).status_code == 200
    as_("reporter").post(address("mark", page, 1), {"outcome": "mended"})
    assert ProofMark.objects.get().is_open


def test_no_such_page_and_no_such_mark_are_404(as_, make_page):
    page = make_page()
    client = as_("proofreader")

    for name in ("page", "proof"):
        assert client.get(reverse(f"admin:issues_issue_{name}", args=[page.issue_id, 9])).status_code == 404
    assert client.post(address("mark", page, 7), {"outcome": "mended"}).status_code == 404


# The board


def test_the_board_says_how_far_each_page_is_and_who_has_it(as_, make_page, sign):
    page = make_page()
    page.issue.pages.create(number=2, name="副刊")
    sign(page, 2)

    def line(number=1):
        return as_("auditor").get(board_of(page)).context["lines"][number - 1]

    assert line().who == as_("auditor").get(board_of(page)).context["lines"][0].who
    kinds = [line().state.next_kind]
    sign(page)
    assert line().who == str(the("page editor"))
    sign(page)
    kinds.append(line().state.next_kind)
    marking.mark(page, by=the("chief editor"), note="标题", place=Place())
    assert (line().open_marks, line().who) == (1, str(the("page editor")))
    change(page.placements.first().article, by=the("desk editor"), headline="改了")
    kinds.append(line().state.next_kind)

    assert kinds == ["proof3", "chief_editor", "proof1"]
    assert line(2).state.placements == []


def test_the_board_counts_the_minutes_to_the_deadline(make_page):
    issue = make_page().issue
    evening = timezone.localtime(issue.closes_at)
    assert (evening.hour, evening.date()) == (22, issue.date - timedelta(days=1))

    with clock.at(issue.closes_at - timedelta(minutes=45)):
        left = time_left(issue)
    assert (left.minutes, left.is_soon, left.is_past) == (45, True, False)
    issue.deadline = issue.closes_at + timedelta(hours=1)
    issue.save()
    with clock.at(issue.deadline + timedelta(minutes=61)):
        left = time_left(Issue.objects.get(pk=issue.pk))
    assert left.is_past
    assert "1" in left.words


def test_the_deadline_is_set_on_the_issues_form(as_, make_page):
    issue = make_page().issue
    day = issue.date - timedelta(days=1)
    page = issue.pages.get()
    data = {
        "date": issue.date,
        "number": issue.number,
        "deadline_0": day,
        "deadline_1": "21:15",
        "pages-TOTAL_FORMS": 1,
        "pages-INITIAL_FORMS": 1,
        "pages-0-id": page.pk,
        "pages-0-issue": issue.pk,
        "pages-0-number": 1,
        "pages-0-name": "要闻",
    }

    as_("page editor").post(reverse("admin:issues_issue_change", args=[issue.pk]), data)

    issue.refresh_from_db()
    assert f"{timezone.localtime(issue.closes_at):%H:%M}" == "21:15"


def test_a_script_gets_the_board_alone(as_, make_page):
    text = as_("reporter").get(board_of(make_page()), headers={"X-Fragment": "board"}).content.decode()

    assert "page-board" in text
    assert "<html" not in text


# Size


@pytest.mark.parametrize("name", ["page", "board"])
@pytest.mark.parametrize("role", ["proofreader", "desk editor"])
def test_a_screen_asks_no_more_for_many_stories_and_marks_than_for_few(as_, make_page, sign, name, role):
    page = make_page(3, made_up=True)
    sign(page)
    story = page.placements.first().article
    marking.mark(page, by=the("proofreader"), note="一", place=Place(story.pk, 0))
    client = as_(role)
    place = board_of(page) if name == "board" else address(name, page)
    client.get(place)
    with CaptureQueriesContext(connection) as few:
        assert client.get(place).status_code == 200
    for number in range(9):
        story = make_article("approved", headline=f"又一篇{number}")
        page.place(story, by=the("page editor"))
        mark = marking.mark(page, by=the("proofreader"), note="又一处", place=Place(story.pk, 0))
        if number % 2:
            marking.settle(mark, by=the("page editor"), outcome="mended")
    page.issue.pages.create(number=2, name="副刊").place(
        make_article("approved", headline="二版"), by=the("page editor")
    )

    with CaptureQueriesContext(connection) as many:
        client.get(place)

    assert len(many) <= len(few) + (name == "page")  # what was put on the page since it was signed
    assert len(many) <= 32
