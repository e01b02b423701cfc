"""The start page tells each role what waits, what is late, and how far the paper is."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(client):
    """`start(user)`: the sections of this person's start page, as {title: rows}, in English."""

    def start(user):
        user.language = "en"
        user.save()
        client.force_login(user)
        response = client.get(reverse("admin:index"))
        assert response.status_code == 200
        return {section.title: section.rows for section in response.context["sections"]}

    return start


def test_every_role_has_a_start_page(start, people):
    for person in vars(people).values():
        start(person)


def test_reviewers_see_what_waits_for_them(start, people, make_story):
    first, second, final = map(make_story, ["first_review", "second_review", "final_review"])

    for person, story in [
        (people.desk_editor, first),
        (people.desk_chief, second),
        (people.chief_editor, final),
    ]:
        assert start(person)["Waiting for my review"] == [story]
    assert "Waiting for my review" not in start(people.reporter)


def test_what_lies_too_long_is_late(start, people, make_story):
    story = make_story("second_review")
    Article.objects.update(status_changed_at=timezone.now() - datetime.timedelta(hours=3))

    [late] = start(people.chief_editor)["Late: more than 2 hours in one queue"]
    [waiting] = start(people.desk_chief)["Waiting for my review"]

    assert late == waiting == story
    assert late.is_late
    assert waiting.is_late


def test_an_author_sees_what_came_back_and_why(start, people, make_story):
    story = make_story("first_review")
    story.send_back(by=people.desk_editor, note="人名请核对")
    draft = make_story("draft", headline="草稿")
    on_its_way = make_story("second_review", headline="在审")

    sections = start(people.reporter)

    [back] = sections["Came back to me"]
    assert (back, back.reason, back.reason_by) == (story, "人名请核对", "desk_editor")
    assert sections["My drafts"] == [draft]
    assert sections["My stories on their way"] == [on_its_way]
    assert "Came back to me" not in start(people.correspondent)


def test_pages_wait_for_whose_turn_it_is(start, people, make_issue, make_story, sign):
    issue = make_issue(timezone.localdate(), names=["要闻"], stories=[make_story()])
    title = "Pages that wait for me"
    assert title not in start(people.proofreader)

    issue.start_proofing(by=people.page_editor)
    assert len(start(people.proofreader)[title]) == 1
    assert title not in start(people.page_editor)
    sign(issue.pages.get(), 3)
    assert title not in start(people.proofreader)
    assert len(start(people.page_editor)[title]) == 1


def test_issues_wait_for_the_chief_editor(start, people, make_signed_issue):
    issue = make_signed_issue(date=timezone.localdate())
    title = "Issues that wait for me"

    assert start(people.chief_editor)[title] == [issue]
    assert title not in start(people.page_editor)
    issue.back_to_proof(by=people.chief_editor)
    assert start(people.chief_editor)[title] == [issue]
    issue.sign_off(by=people.chief_editor)
    issue.publish(by=people.chief_editor)
    assert title not in start(people.chief_editor)


def test_planners_see_what_has_no_page_yet(start, people, make_story):
    story = make_story()

    assert start(people.page_editor)["Signed off, not on a page yet"] == [story]
    assert "Signed off, not on a page yet" not in start(people.proofreader)


def test_the_administrator_sees_accounts_and_no_story(client, people, make_story, make_issue):
    make_issue(timezone.localdate(), stories=[make_story(headline="机密标题")])
    client.force_login(people.administrator)

    text = client.get(reverse("admin:index")).content.decode()

    assert "机密标题" not in text
    assert reverse("admin:reporters_user_changelist") in text
    assert reverse("admin:articles_article_changelist") not in text


def test_the_sidebar_shows_each_role_its_own(client, people, make_issue):
    issue = make_issue(timezone.localdate())
    plan = reverse("admin:issues_issue_plan", args=[issue.pk])
    accounts = reverse("admin:reporters_user_changelist")
    waiting = reverse("admin:articles_article_changelist") + "?mine=review"
    shown = {}
    for role, person in vars(people).items():
        client.force_login(person)
        text = client.get(reverse("admin:reporters_desk_changelist")).content.decode()
        shown[role] = {name for name in (plan, accounts, waiting) if f'"{name}"' in text}

    assert shown == {
        "correspondent": set(),
        "reporter": set(),
        "photographer": set(),
        "desk_editor": {waiting},
        "desk_chief": {waiting},
        "chief_editor": {waiting, plan},
        "proofreader": {plan},
        "page_editor": {plan},
        "administrator": {accounts},
        "auditor": {accounts},
        "security_administrator": {accounts},
    }


@pytest.mark.parametrize("role", ["reporter", "desk_editor", "chief_editor", "page_editor", "auditor"])
def test_the_start_page_asks_as_much_for_few_stories_as_for_many(
    client, people, make_issue, make_story, role
):
    issue = make_issue(timezone.localdate(), stories=[make_story(), make_story()])
    issue.start_proofing(by=people.page_editor)
    states = ("draft", "first_review", "second_review", "final_review", "approved")
    for status in states:
        make_story(status)
    make_story("first_review").send_back(by=people.desk_editor, note="人名")
    client.force_login(getattr(people, role))
    client.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("admin:index"))
    for number in range(5):
        for status in states:
            make_story(status, headline=f"{status}{number}")
    for story in Article.objects.approved().filter(placements=None)[:3]:
        issue.pages.first().place(story, by=people.page_editor)

    with CaptureQueriesContext(connection) as many:
        client.get(reverse("admin:index"))

    assert len(many) <= len(few) + 3  # the numbers behind lists that were cut off
    assert len(many) < 40


def test_a_start_page_names_and_counts_what_its_reader_may_read(client, start):
    here, elsewhere = factory.make_desk(), factory.make_desk()
    editor = factory.make_user("desk editor", desks=[here])
    writer, other = factory.make_writer("周砚"), factory.make_writer("孟禾")
    near = factory.make_article(author=writer, desk=here)
    far = factory.make_article(author=other, desk=elsewhere)
    Article.objects.update(
        status="second_review", submitted_at=timezone.now(), status_changed_at=factory.in_hours(-3)
    )

    assert start(editor) == {"Late: more than 2 hours in one queue": [near]}
    counts = client.get(reverse("admin:index")).context["counts"]
    assert sum(number for _status, _label, number in counts) == 1
    assert start(other) == {"My stories on their way": [far]}
    auditor = factory.make_user("auditor")
    assert set(start(auditor)["Late: more than 2 hours in one queue"]) == {near, far}
