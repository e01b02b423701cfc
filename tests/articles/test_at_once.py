"""Rules 1, 3, 5 and 7 when people really act at the same moment, on their own connections."""

import datetime

import pytest

from articles.models import Article
from articles.moves import MoveRefused, StaleEdit
from tests import factory
from tests.factory import the
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(4)  # a race is not lost every time


def copy(story):
    return Article.objects.get(pk=story.pk)


def split(outcomes):
    """(how many were done, the refusals). Anything else that was raised fails the test."""
    refusals = [one for one in outcomes if isinstance(one, MoveRefused)]
    faults = [one for one in outcomes if isinstance(one, Exception) and one not in refusals]
    assert faults == []
    return len(outcomes) - len(refusals), refusals


def edit(story, by, words="改过的题"):
    """An editor's save of what was opened before, text and version, as the form does it."""

    def act():
        from django.db import transaction

        with transaction.atomic():
            story.headline = words
            story.save()
            story.record_edit(by=by)

    return act


@pytest.mark.parametrize("number", ROUNDS)
def test_of_two_reviewers_who_click_at_once_one_wins_and_the_other_is_told(number):
    story = factory.make_article("first_review")
    editors = [factory.make_user("desk editor") for _ in range(2)]
    seen = [copy(story) for _ in editors]

    done, refusals = split(
        together(*[lambda mine=mine, by=by: mine.pass_review(by=by) for mine, by in zip(seen, editors)])
    )

    story = copy(story)
    assert (done, len(refusals), story.status) == (1, 1, "second_review")
    assert story.reviews.count() == story.events.filter(verb="pass_review").count() == 1
    assert str(story.reviews.get().reviewer) in str(refusals[0])


def test_of_ten_who_click_at_once_one_wins():
    story = factory.make_article("approved")
    chiefs = [factory.make_user("chief editor") for _ in range(10)]

    done, refusals = split(together(*[lambda mine=copy(story), by=by: mine.publish(by=by) for by in chiefs]))

    assert (done, len(refusals)) == (1, 9)
    assert story.events.filter(verb="publish").count() == 1


def test_one_superuser_on_two_screens_does_not_give_two_reviews():
    root = factory.make_user(superuser=True)
    story = factory.make_article("first_review")

    def pass_whatever_waits():
        done = 0
        for _ in range(3):
            try:
                copy(story).pass_review(by=root)
                done += 1
            except MoveRefused:
                pass
        return done

    assert sum(together(pass_whatever_waits, pass_whatever_waits)) == 1
    assert story.reviews.standing().filter(reviewer=root).count() == 1


@pytest.mark.parametrize("number", ROUNDS)
def test_a_draft_is_submitted_or_killed_never_both(number):
    story = factory.make_article()
    mine, theirs = copy(story), copy(story)

    done, refusals = split(
        together(
            lambda: mine.submit(by=story.author), lambda: theirs.kill(by=the("chief editor"), note="不用")
        )
    )

    assert (done, len(refusals)) == (1, 1)
    assert [event.to_status for event in story.events.all()] == [copy(story).status]


@pytest.mark.parametrize("number", ROUNDS)
def test_a_signature_and_an_edit_of_the_same_text_one_of_them_holds(number):
    story = factory.make_article("final_review")
    mine, theirs = copy(story), copy(story)

    done, refusals = split(
        together(lambda: mine.sign_off(by=the("chief editor")), edit(theirs, the("desk chief")))
    )

    story = copy(story)
    assert (done, len(refusals)) == (1, 1)
    assert isinstance(refusals[0], (StaleEdit, MoveRefused))
    if story.status == "approved":
        assert story.signed_digest() == story.current_digest()
        assert story.headline != "改过的题"


PARTS = {
    "a byline": lambda story: story.bylines.create(reporter_id=story.spare, position=5),
    "a byline less": lambda story: story.bylines.all().delete(),
    "a caption": lambda story: story.photo_uses.update(caption="改过的图说"),
    "a tag": lambda story: story.tags.add("改过的标签"),
    "a district": lambda story: story.districts.add(story.place),
    "the text": lambda story: edit(story, the("desk chief"))(),
}


@pytest.mark.parametrize("what", PARTS)
def test_what_is_published_while_somebody_changes_it_is_what_was_signed(what):
    from newsroom.districts.models import District

    for _ in ROUNDS:
        story = factory.make_article()
        factory.add_photo(story)
        factory.bring_to(story, "approved")
        mine, theirs = copy(story), copy(story)
        theirs.spare, theirs.place = factory.make_reporter().pk, District.objects.get(path="fangshan")

        done, _refusals = split(
            together(lambda: mine.publish(by=the("chief editor")), lambda: PARTS[what](theirs))
        )

        story = copy(story)
        assert done == 1
        if story.is_published:
            assert story.current_digest() == story.signed_digest()


@pytest.mark.parametrize("number", ROUNDS)
def test_of_two_corrections_one_holds_and_the_other_is_told(number):
    story = factory.make_article("published")
    chiefs = [factory.make_user("chief editor") for _ in range(2)]

    done, refusals = split(
        together(
            *[
                lambda mine=copy(story), by=by: mine.correct(by=by, note=by.name, headline=by.name)
                for by in chiefs
            ]
        )
    )

    story = copy(story)
    assert (done, [type(one) for one in refusals]) == (1, [StaleEdit])
    assert story.corrections.get().note == story.headline
    assert story.signed_digest() == story.current_digest()


def test_a_story_is_corrected_or_withdrawn_first_but_ends_withdrawn_or_corrected_as_it_says():
    story = factory.make_article("published")
    mine, theirs = copy(story), copy(story)

    split(
        together(
            lambda: mine.correct(by=the("chief editor"), note="更正", headline="更正的题"),
            lambda: theirs.withdraw(by=the("chief editor"), note="撤"),
        )
    )

    story = copy(story)
    assert story.events.order_by("pk").last().to_status == story.status
    assert story.corrections.exists() == (story.headline == "更正的题")


def test_versions_kept_at_once_get_numbers_of_their_own():
    story = factory.make_article()
    people = [factory.make_reporter() for _ in range(6)]

    def add(person):
        mine = copy(story)
        mine.bylines.create(reporter=person, position=3)
        return mine.record_edit(by=None)

    done, _refusals = split(together(*[lambda person=person: add(person) for person in people]))

    numbers = list(story.versions.order_by("number").values_list("number", flat=True))
    assert done == 6
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(story.versions.first().content["bylines"]) == 7


@pytest.mark.parametrize("number", ROUNDS)
def test_an_issue_goes_out_whole_with_the_signed_text_or_not_at_all(number):
    from articles.issues.models import Issue

    people = factory.everybody()
    stories = [factory.make_article("approved") for _ in range(2)]
    issue = Issue.objects.create(date=datetime.date(2026, 11, 22) + datetime.timedelta(days=number))
    page = issue.pages.create(number=1, name="要闻")
    for story in stories:
        page.place(story, by=people.page_editor)
    issue.start_proofing(by=people.page_editor)
    for signer in [people.proofreader] * 3 + [people.page_editor]:
        page.refresh_from_db()
        page.sign(by=signer)
    issue.sign_off(by=people.chief_editor)
    mine = copy(stories[0])

    split(together(lambda: issue.publish(by=people.chief_editor), edit(mine, people.desk_chief)))

    issue.refresh_from_db()
    stories = [copy(story) for story in stories]
    assert len({issue.is_published, *[story.is_published for story in stories]}) == 1
    if issue.is_published:
        assert all(story.current_digest() == story.signed_digest() for story in stories)
    else:
        assert stories[0].headline == "改过的题"
