"""An issue is planned, proofread, signed and published, by moves alone and whole or not at all."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.issues.models import Issue, IssueEvent
from articles.models import Article
from articles.moves import MoveRefused

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def verbs(issue):
    return list(issue.events.values_list("verb", flat=True))


def test_numbers_continue_by_themselves(make_issue):
    first = make_issue(datetime.date(2026, 11, 20))
    second = make_issue(datetime.date(2026, 11, 21))

    assert (first.number, second.number) == (1, 2)


def test_a_state_set_by_hand_is_refused(make_issue):
    issue = make_issue()
    issue.status = "signed"

    with pytest.raises(MoveRefused):
        issue.save()
    with pytest.raises(MoveRefused):
        Issue.objects.create(date=datetime.date(2026, 1, 1), status="published")


def test_an_issue_without_pages_cannot_go_to_proof(people):
    issue = Issue.objects.create(date=datetime.date(2026, 11, 22))

    with pytest.raises(MoveRefused):
        issue.start_proofing(by=people.page_editor)


def test_only_planners_start_proofing(make_issue, people):
    issue = make_issue()

    with pytest.raises(MoveRefused):
        issue.start_proofing(by=people.proofreader)
    issue.start_proofing(by=people.page_editor)

    assert issue.is_in_proof


def test_a_move_out_of_turn_says_what_the_issue_is_by_whom_and_when(make_issue, people):
    issue = make_issue()
    stale = Issue.objects.get(pk=issue.pk)
    issue.start_proofing(by=people.page_editor)

    with pytest.raises(MoveRefused, match="page_editor"):
        stale.start_proofing(by=people.page_editor)
    assert stale.is_in_proof


def test_signing_off_lists_every_obstacle_at_once(make_issue, make_story, people):
    issue = make_issue(names=("要闻", "工会新闻", "副刊"), stories=[make_story(), make_story()])
    issue.start_proofing(by=people.page_editor)

    with pytest.raises(MoveRefused) as refusal:
        issue.sign_off(by=people.chief_editor)

    pages = list(issue.pages.all())
    assert [thing for thing, _ in refusal.value.problems] == [pages[0], pages[1], pages[2], pages[2]]


def test_only_the_chief_editor_signs_and_publishes(make_signed_issue, people):
    issue = make_signed_issue()

    for person in vars(people).values():
        if person != people.chief_editor:
            with pytest.raises(MoveRefused):
                issue.publish(by=person)
    issue.publish(by=people.chief_editor)

    assert issue.is_published


def test_publishing_makes_every_story_public_and_puts_it_on_record(make_signed_issue, people):
    issue = make_signed_issue(3)

    issue.publish(by=people.chief_editor)

    assert Article.objects.published().count() == 3
    for story in issue.articles():
        assert story.published_at == issue.published_at
        assert story.events.last().verb == "publish"
    assert verbs(issue)[-2:] == ["sign_off", "publish"]


def test_a_story_published_ahead_of_its_issue_keeps_its_time(make_issue, make_story, people, sign):
    earlier = make_story(status="published")
    issue = make_issue(stories=[earlier, make_story()])
    issue.start_proofing(by=people.page_editor)
    for page in issue.pages.all():
        sign(page)
    issue.sign_off(by=people.chief_editor)

    issue.publish(by=people.chief_editor)

    at = earlier.published_at
    earlier.refresh_from_db()
    assert earlier.published_at == at < issue.published_at


def test_a_scheduled_issue_is_public_from_its_time(make_signed_issue, people, time_machine):
    issue = make_signed_issue()
    at = timezone.now() + HOUR

    issue.publish(by=people.chief_editor, at=at)

    assert issue.is_scheduled
    assert not Issue.objects.published().exists()
    assert not Article.objects.published().exists()
    time_machine(at)
    assert Issue.objects.published().get() == issue
    assert Article.objects.published().count() == 2


def test_a_story_that_is_to_appear_later_than_the_issue_holds_it_up(make_issue, make_story, people, sign):
    later = make_story()
    later.publish(by=people.chief_editor, at=timezone.now() + 2 * HOUR)
    issue = make_issue(names=["要闻"], stories=[later, make_story()])
    issue.start_proofing(by=people.page_editor)
    sign(issue.pages.get())
    issue.sign_off(by=people.chief_editor)

    with pytest.raises(MoveRefused) as refusal:
        issue.publish(by=people.chief_editor, at=timezone.now() + HOUR)
    assert [thing for thing, _ in refusal.value.problems] == [later]

    issue.publish(by=people.chief_editor, at=timezone.now() + 3 * HOUR)
    assert issue.is_scheduled


def test_a_text_changed_behind_the_newsrooms_back_holds_up_the_whole_issue(make_signed_issue, people):
    issue = make_signed_issue()
    story = issue.articles().first()
    Article.objects.filter(pk=story.pk).update(headline="改了")

    with pytest.raises(MoveRefused) as refusal:
        issue.publish(by=people.chief_editor)

    assert {type(thing).__name__ for thing, _ in refusal.value.problems} == {"Article", "Page"}
    assert not Article.objects.published().exists()
    issue.refresh_from_db()
    assert issue.is_signed


def test_a_failure_in_the_middle_leaves_everything_as_it_was(make_signed_issue, people):
    from articles import signals

    issue = make_signed_issue(4)
    seen = []

    def fail(sender, article, **kwargs):
        seen.append(article)
        if len(seen) == 3:
            raise RuntimeError("the power is gone")

    signals.moved.connect(fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            issue.publish(by=people.chief_editor)
    finally:
        signals.moved.disconnect(fail)

    assert Article.objects.in_status("approved").count() == 4
    assert Issue.objects.get().is_signed


def test_a_scheduled_issue_is_called_back_with_its_stories(
    make_signed_issue, make_story, people, time_machine
):
    issue = make_signed_issue()
    at = timezone.now() + HOUR
    issue.publish(by=people.chief_editor, at=at)

    issue.unschedule(by=people.chief_editor)

    assert issue.is_signed
    assert issue.published_at is None
    assert [story.status for story in issue.articles()] == ["approved", "approved"]
    issue.publish(by=people.chief_editor, at=at)
    time_machine(at)
    assert Article.objects.published().count() == 2


def test_a_public_issue_is_not_called_back(make_signed_issue, people):
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor)

    with pytest.raises(MoveRefused):
        issue.unschedule(by=people.chief_editor)


def test_a_story_is_not_called_back_from_its_issue_alone(make_signed_issue, people):
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor, at=timezone.now() + HOUR)
    story = issue.articles().first()

    with pytest.raises(MoveRefused), transaction.atomic():
        story.unschedule(by=people.chief_editor)

    assert Article.objects.in_status("published").count() == 2


def test_a_story_with_a_time_of_its_own_is_called_back(make_story, people):
    story = make_story()
    story.publish(by=people.chief_editor, at=timezone.now() + HOUR)

    story.unschedule(by=people.chief_editor)

    assert story.is_approved
    assert story.published_at is None
    assert story.reviews.standing().count() == 3


def test_a_published_story_is_not_called_back(make_story, people):
    story = make_story(status="published")

    with pytest.raises(MoveRefused):
        story.unschedule(by=people.chief_editor)


def test_nothing_on_a_published_issue_changes(make_signed_issue, make_story, people):
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor)
    page = issue.pages.first()
    placement = page.placements.get()
    other = make_issue_open = Issue.objects.create(date=datetime.date(2026, 11, 30))
    elsewhere = make_issue_open.pages.create(number=1, name="要闻")

    issue.date = datetime.date(2026, 12, 1)
    placement.weight = "lead"
    page.name = "别的"
    attempts = [
        issue.save,
        issue.delete,
        page.save,
        page.delete,
        placement.save,
        placement.delete,
        lambda: issue.pages.create(number=9, name="新"),
        lambda: page.place(make_story(headline="新"), by=people.page_editor),
        lambda: page.unplace(placement.article, by=people.page_editor),
        lambda: elsewhere.place(placement.article, by=people.page_editor),
        lambda: page.placements.create(article=make_story(headline="新")),
    ]
    for attempt in attempts:
        with pytest.raises(MoveRefused):
            attempt()
    placement.page = elsewhere
    with pytest.raises(MoveRefused):
        placement.save()

    assert other.pages.get().placements.count() == 0
    assert [p.placements.count() for p in issue.pages.all()] == [1, 1]


def test_an_issue_with_a_ledger_is_kept_and_one_without_can_go(make_issue, make_story):
    empty = make_issue(datetime.date(2026, 11, 25))
    used = make_issue(stories=[make_story()])

    with pytest.raises(MoveRefused):
        used.delete()
    empty.delete()

    assert Issue.objects.get() == used


def test_the_ledger_cannot_be_changed(make_issue, make_story):
    make_issue(stories=[make_story()])

    for change in (IssueEvent.objects.all().delete, lambda: IssueEvent.objects.update(note="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_issues_signature_is_taken_back_by_hand(make_signed_issue, people):
    issue = make_signed_issue()

    with pytest.raises(MoveRefused):
        issue.back_to_proof(by=people.reporter)
    issue.back_to_proof(by=people.page_editor)

    assert issue.is_in_proof
    issue.sign_off(by=people.chief_editor)


def test_publishing_sixty_stories_takes_a_number_of_queries_that_hardly_grows(
    make_signed_issue, people, django_assert_max_num_queries
):
    issue = make_signed_issue(60)

    # For a story, what listens to it does: 6 the search index, 3 the notices, 1 who reads it now.
    with django_assert_max_num_queries(60 + 60 * 10):
        issue.publish(by=people.chief_editor)

    assert Article.objects.published().count() == 60
