"""A story that was there before is tied to its assignment, and untied."""

import pytest
from django.urls import reverse

from articles.moves import MoveRefused
from articles.planning.states import State
from tests.factory import make_article, make_draft
from tests.planning.making import fetched

pytestmark = pytest.mark.django_db


def verbs_on_record(assignment):
    return list(assignment.events.values_list("verb", flat=True))


def test_an_own_story_is_chosen_which_is_accepting_too(assignment, desk):
    story = make_article("first_review", author=desk.reporter)

    assignment.tie_story(story, by=desk.reporter)

    assert fetched(assignment).state == State.FILED
    assert story.planned.assignment == assignment
    assert verbs_on_record(assignment)[-2:] == ["accept", "tie_story"]
    assert desk.desk_editor.notices.filter(verb="tie_story").exists()


def test_a_planner_chooses_one_of_those_who_are_on_it(assignment, desk):
    story = make_article("first_review", author=desk.reporter)
    foreign = make_article("first_review", author=desk.correspondent)

    assert list(assignment.stories_to_tie(desk.desk_chief)) == [story]
    assignment.tie_story(story, by=desk.desk_chief)
    with pytest.raises(MoveRefused):
        assignment.tie_story(foreign, by=desk.desk_chief)

    assert [link.article for link in assignment.stories.all()] == [story]


def test_what_is_not_ones_own_or_not_open_to_choice_is_refused(assignment, make_assignment, desk):
    other = make_assignment("别的选题", people=[desk.writer])
    tied = make_draft(desk.reporter)
    other.tie_story(tied, by=desk.reporter)
    killed = make_article("killed", author=desk.reporter)
    foreign = make_draft(desk.correspondent)

    for story in (tied, killed, foreign):
        with pytest.raises(MoveRefused):
            assignment.tie_story(story, by=desk.reporter)
    with pytest.raises(MoveRefused):
        assignment.tie_story(foreign, by=desk.correspondent)  # not on it

    assert not assignment.stories.exists()


def test_a_wrong_choice_is_taken_back_by_author_or_planner(assignment, desk):
    story = make_draft(desk.reporter)

    for by in (desk.reporter, desk.desk_editor):
        assignment.tie_story(story, by=desk.reporter)
        with pytest.raises(MoveRefused):
            assignment.untie_story(story, by=desk.photographer)
        assignment.untie_story(story, by=by)
        assert not assignment.stories.exists()
        story.refresh_from_db()


def test_it_is_done_on_the_sheet(client, assignment, desk):
    story = make_draft(desk.reporter, headline="骑手的热水")
    client.force_login(desk.reporter)

    assert "骑手的热水" in client.get(assignment.get_absolute_url()).content.decode()
    address = reverse("admin:planning_assignment_move", args=[assignment.pk, "tie_story"])
    for chosen in ("", "nonsense", "99999"):
        client.post(address, {"article": chosen})
        assert not assignment.stories.exists()
    client.post(address, {"article": story.pk})
    assert assignment.stories.get().article == story

    client.post(
        reverse("admin:planning_assignment_move", args=[assignment.pk, "untie_story"]), {"article": story.pk}
    )
    assert not assignment.stories.exists()


def test_nobody_without_a_login_is_handed_an_assignment(assignment, desk):
    from tests.factory import make_reporter

    with pytest.raises(MoveRefused):
        assignment.hand_on(by=desk.reporter, to=make_reporter("无账号"))

    assert [part.reporter for part in fetched(assignment).shown_people] == [desk.writer]
