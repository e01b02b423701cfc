"""Stories are put on pages, each in one place, in order; and whoever is late is told."""

import datetime

import pytest

from articles.issues.models import Placement
from articles.moves import MoveRefused

pytestmark = pytest.mark.django_db


def order(page):
    return [placement.article.headline for placement in page.placements.in_order()]


@pytest.fixture
def planned(make_issue, make_story):
    """An issue with stories 甲 乙 丙 on its first page."""
    issue = make_issue()
    page = issue.pages.first()
    stories = [make_story(headline=name) for name in "甲乙丙"]

    def place_all(by):
        for story in stories:
            page.place(story, by=by)
        return page, stories

    return place_all


@pytest.mark.parametrize(
    "status", ["draft", "first_review", "second_review", "final_review", "killed", "withdrawn"]
)
def test_only_what_was_signed_off_is_placed(make_issue, make_story, people, status):
    page = make_issue().pages.first()

    with pytest.raises(MoveRefused):
        page.place(make_story(status), by=people.page_editor)

    assert not Placement.objects.exists()


@pytest.mark.parametrize("status", ["approved", "published"])
def test_what_was_signed_off_is_placed_and_put_on_record(make_issue, make_story, people, status):
    page = make_issue().pages.first()

    page.place(make_story(status), by=people.page_editor, weight="lead")

    assert page.placements.get().weight == "lead"
    event = page.issue.events.get()
    assert (event.verb, event.page_number, event.actor) == ("place", 1, people.page_editor)


def test_only_planners_place_and_take_off(make_issue, make_story, people):
    story = make_story()
    page = make_issue(stories=[story]).pages.first()

    for person in vars(people).values():
        if person in (people.page_editor, people.chief_editor):
            continue
        with pytest.raises(MoveRefused):
            page.place(make_story(headline="别的"), by=person)
        with pytest.raises(MoveRefused):
            page.unplace(story, by=person)

    assert page.placements.count() == 1


def test_stories_stand_in_the_order_that_was_asked_for(planned, people, make_story):
    page, [first, second, third] = planned(people.page_editor)

    page.place(third, by=people.page_editor, position=0)
    assert order(page) == ["丙", "甲", "乙"]
    page.place(third, by=people.page_editor, before=second.pk)
    assert order(page) == ["甲", "丙", "乙"]
    page.place(first, by=people.page_editor, before=0)
    assert order(page) == ["丙", "乙", "甲"]
    page.place(make_story(headline="丁"), by=people.page_editor, position=1)
    assert order(page) == ["丙", "丁", "乙", "甲"]


def test_placing_a_story_where_it_stands_changes_nothing(planned, people, sign):
    page, [first, *_] = planned(people.page_editor)
    page.issue.start_proofing(by=people.page_editor)
    sign(page, 2)
    revision = page.issue.revision

    page.place(first, by=people.page_editor, weight="ordinary", position=0)

    assert page.issue.revision == revision
    assert page.next_signature() == "proof3"


def test_a_story_moves_within_its_issue_and_keeps_its_weight(planned, people):
    page, [first, *_] = planned(people.page_editor)
    page.place(first, by=people.page_editor, weight="lead")
    other = page.issue.pages.last()

    other.place(first, by=people.page_editor)

    assert order(page) == ["乙", "丙"]
    assert other.placements.get().weight == "lead"


def test_a_story_of_another_issue_is_not_taken_away(planned, people, make_issue):
    page, [first, *_] = planned(people.page_editor)
    elsewhere = make_issue(datetime.date(2026, 11, 23)).pages.first()

    with pytest.raises(MoveRefused):
        elsewhere.place(first, by=people.page_editor)

    assert first.placements.get().page == page


def test_whoever_saw_the_story_in_the_tray_is_told_who_took_it(planned, people):
    page, [first, *_] = planned(people.page_editor)
    other = page.issue.pages.last()

    with pytest.raises(MoveRefused, match="page_editor"):
        other.place(first, by=people.chief_editor, seen_on=None)
    with pytest.raises(MoveRefused):
        page.place(first, by=people.chief_editor, seen_on=other.pk)
    page.unplace(first, by=people.page_editor)
    with pytest.raises(MoveRefused, match="page_editor"):
        other.place(first, by=people.chief_editor, seen_on=page.pk)
    with pytest.raises(MoveRefused, match="page_editor"):
        page.unplace(first, by=people.chief_editor)


def test_a_story_that_goes_back_leaves_its_page_and_opens_the_proofs(make_signed_issue, people):
    issue = make_signed_issue()
    story = issue.articles().first()

    story.send_back(by=people.chief_editor, note="数字有误")

    issue.refresh_from_db()
    assert issue.is_in_proof
    assert [page.placements.count() for page in issue.pages.all()] == [0, 1]
    assert [event.verb for event in issue.events.all()][-3:] == [
        "void_page",
        "back_to_proof",
        "unplace",
    ]


def test_an_edit_of_a_placed_story_makes_its_page_begin_anew(make_signed_issue, people):
    issue = make_signed_issue()
    story = issue.articles().first()
    story.body = "<p>改过的正文。</p>"
    story.save()

    story.record_edit(by=people.desk_chief)

    issue.refresh_from_db()
    assert issue.is_in_proof
    assert [page.next_signature() for page in issue.pages.all()] == ["proof1", None]


def test_a_withdrawn_story_of_a_published_issue_stays_on_record(make_signed_issue, people):
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor)
    story = issue.articles().first()

    story.withdraw(by=people.chief_editor, note="失实")

    assert story.placements.exists()
    assert not Placement.objects.published().filter(article=story).exists()


def test_a_page_with_stories_is_not_taken_out_an_emptied_one_is(planned, people):
    page, stories = planned(people.page_editor)

    with pytest.raises(MoveRefused):
        page.delete()
    for story in stories:
        page.unplace(story, by=people.page_editor)
    page.delete()

    assert page.issue.events.filter(page_number=1).count() == 6
