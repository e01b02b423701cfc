"""The verbs of an assignment: who may, what becomes of it, who is told, what is on record."""

import pytest
from django.db import DatabaseError, transaction

from articles.moves import MoveRefused
from articles.notices.models import Notice
from articles.planning.models import Assignee
from articles.planning.states import State
from tests.factory import bring_to, make_reporter, make_user
from tests.planning.making import fetched

pytestmark = pytest.mark.django_db


def verbs_on_record(assignment):
    return list(assignment.events.values_list("verb", flat=True))


def told(user):
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("verb", flat=True))


def test_a_new_one_is_nobodys(make_assignment):
    assert fetched(make_assignment()).state == State.OPEN


def test_who_is_asked_is_told_and_accepts(assignment, desk):
    assert fetched(assignment).state == State.ASSIGNED
    assert told(desk.reporter) == ["assign"]

    assignment.accept(by=desk.reporter)

    assert fetched(assignment).state == State.ACCEPTED
    assert assignment.assignees.get().accepted_at
    assert told(desk.desk_editor) == ["accept"]
    assert verbs_on_record(assignment) == ["plan", "assign", "accept"]


def test_a_second_click_is_answered_with_a_sentence(assignment, desk):
    assignment.accept(by=desk.reporter)

    with pytest.raises(MoveRefused) as refusal:
        assignment.accept(by=desk.reporter)

    assert str(refusal.value).endswith("。")
    assert verbs_on_record(assignment).count("accept") == 1


def test_declining_needs_a_reason_that_stays(assignment, desk):
    with pytest.raises(MoveRefused):
        assignment.decline(by=desk.reporter, note="  ")

    assignment.decline(by=desk.reporter, note="这天休假")

    assert fetched(assignment).state == State.DECLINED
    assert assignment.assignees.get().note == "这天休假"
    assert assignment.events.last().note == "这天休假"
    assert not type(assignment).objects.visible_to(desk.reporter).exists()


def test_who_declined_may_be_asked_again(assignment, desk):
    assignment.decline(by=desk.reporter, note="这天休假")

    assignment.assign(desk.writer, by=desk.desk_chief)

    assert fetched(assignment).state == State.ASSIGNED
    assert assignment.assignees.count() == 1


def test_handing_on_asks_the_colleague(assignment, desk):
    colleague = make_reporter("霍雨桐", user=make_user("reporter"))

    assignment.hand_on(by=desk.reporter, to=colleague, note="这条线你熟")

    assert [part.reporter.name for part in fetched(assignment).shown_people] == ["霍雨桐"]
    assert fetched(assignment).state == State.ASSIGNED
    assert told(colleague.user) == ["assign"]
    assert not type(assignment).objects.visible_to(desk.reporter).exists()


def test_it_is_not_handed_on_to_oneself_nor_to_one_who_is_on_it_nor_to_one_who_has_left(
    make_assignment, desk
):
    assignment = make_assignment(people=[desk.writer, desk.local])
    gone = make_reporter("甲", is_active=False)

    for to in (desk.writer, desk.local, gone):
        with pytest.raises(MoveRefused):
            assignment.hand_on(by=desk.reporter, to=to)

    assert assignment.assignees.filter(state="offered").count() == 2


def test_others_cannot_answer_for_me_but_a_planner_can(assignment, desk):
    with pytest.raises(MoveRefused):
        assignment.accept(by=desk.photographer)
    with pytest.raises(MoveRefused):
        assignment.accept(by=desk.photographer, reporter=desk.writer)

    assignment.accept(by=desk.desk_editor, reporter=desk.writer, note="电话答应")

    assert fetched(assignment).state == State.ACCEPTED


@pytest.mark.parametrize(
    "role", ["correspondent", "reporter", "photographer", "proofreader", "page editor", "auditor"]
)
def test_only_planners_assign_take_off_and_cancel(assignment, desk, role):
    user = getattr(desk, role.replace(" ", "_"))

    for act in (
        lambda: assignment.assign(desk.camera, by=user),
        lambda: assignment.release(desk.writer, by=user),
        lambda: assignment.cancel(by=user, note="不做了"),
    ):
        with pytest.raises(MoveRefused):
            act()

    assert fetched(assignment).state == State.ASSIGNED


def test_a_cancelled_one_stands_still_until_it_is_taken_up_again(assignment, desk):
    assignment.cancel(by=desk.chief_editor, note="活动推迟")

    assert fetched(assignment).state == State.CANCELLED
    assert told(desk.reporter) == ["assign", "cancel"]
    for act in (
        lambda: assignment.accept(by=desk.reporter),
        lambda: assignment.start_story(by=desk.reporter),
        lambda: assignment.cancel(by=desk.chief_editor, note="再取消"),
    ):
        with pytest.raises(MoveRefused):
            act()

    assignment.reinstate(by=desk.desk_chief)

    assert fetched(assignment).state == State.ASSIGNED


def test_what_is_free_on_the_beat_is_taken_by_one_only(make_assignment, desk):
    from newsroom.districts.models import District

    place = District.objects.get(path="fangshan/doudian")
    desk.writer.beats.add(place.parent)
    desk.local.beats.add(place)
    free = make_assignment(districts=[place], may_be_taken=True)
    closed = make_assignment("不开放", districts=[place])
    elsewhere = make_assignment("别处", districts=[District.objects.get(path="chaoyang")], may_be_taken=True)

    visible = type(free).objects.visible_to(desk.reporter)
    assert list(visible) == [free]

    free.take(by=desk.reporter)

    assert fetched(free).state == State.ACCEPTED
    for other in (free, closed, elsewhere):
        with pytest.raises(MoveRefused):
            other.take(by=desk.correspondent)


def test_the_state_follows_the_story_up_to_the_paper(make_assignment, desk):
    assignment = make_assignment(accepted=[desk.writer])
    article = assignment.start_story(by=desk.reporter)
    article.headline, article.body = "驿站过冬", "<p>一场雪。</p>"
    article.save()
    article.record_edit(by=desk.reporter)

    seen = [fetched(assignment).state]
    for move in (
        lambda: article.submit(by=desk.reporter),
        lambda: article.pass_review(by=desk.desk_editor),
        lambda: article.pass_review(by=desk.desk_chief),
        lambda: article.sign_off(by=desk.chief_editor),
        lambda: article.publish(by=desk.chief_editor),
    ):
        move()
        seen.append(fetched(assignment).state)

    assert seen == ["writing", "filed", "in_review", "in_review", "approved", "published"]


def test_a_scheduled_story_has_not_appeared(make_assignment, desk):
    from tests.factory import in_hours, make_article

    assignment = make_assignment(accepted=[desk.writer])
    assignment.stories.create(article=make_article("published", at=in_hours(3)))

    assert fetched(assignment).state == State.APPROVED
    assert list(type(assignment).objects.not_out()) == [assignment]


def test_a_killed_story_counts_for_none(make_assignment, desk):
    assignment = make_assignment(accepted=[desk.writer])
    article = assignment.start_story(by=desk.reporter)

    bring_to(article, "killed")

    assert fetched(assignment).state == State.ACCEPTED
    assert assignment.start_story(by=desk.reporter) != article


def test_the_record_only_grows(assignment):
    with pytest.raises(DatabaseError), transaction.atomic():
        assignment.events.update(note="改写历史")
    with pytest.raises(MoveRefused):
        assignment.delete()


def test_an_accepted_part_without_its_time_is_refused_by_the_database(assignment):
    with pytest.raises(DatabaseError), transaction.atomic():
        Assignee.objects.update(state="accepted", accepted_at=None)
