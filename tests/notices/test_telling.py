from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.moves import MoveRefused
from articles.notices.models import Kind, MailChoice, Notice
from articles.notices.telling import next_digest, tell
from tests.factory import add_photo, in_hours, make_article, make_reporter, make_user, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db):
    return the("reporter")


def kinds(user):
    return list(user.notices.due().newest_first().values_list("kind", flat=True))


def test_an_author_hears_each_step_of_the_way(author):
    make_article("published", author=author)

    assert kinds(author) == ["published", "passed", "passed", "passed"]


def test_a_story_that_comes_back_says_why(author):
    story = make_article("second_review", author=author)

    story.send_back(by=the("desk chief"), note="补充采访对象姓名")

    notice = author.notices.newest_first().first()
    assert (notice.kind, notice.text, notice.actor) == ("came_back", "补充采访对象姓名", the("desk chief"))


def test_every_account_on_the_byline_hears_of_it_and_nobody_else(author):
    helper = make_user("correspondent")
    stranger = make_user("reporter")
    story = make_article("first_review", author=author, bylines=[make_reporter(user=helper)])

    story.pass_review(by=the("desk editor"))

    assert kinds(author) == kinds(helper) == ["passed"]
    assert kinds(stranger) == kinds(the("desk editor")) == []


def test_a_refused_move_tells_nobody(author):
    story = make_article("first_review", author=author)

    with pytest.raises(MoveRefused):
        story.send_back(by=the("desk editor"), note=" ")

    assert kinds(author) == []


def test_a_scheduled_publication_is_told_when_its_time_has_come_and_not_if_it_is_called_off(author):
    story = make_article("published", author=author, at=in_hours(3))

    assert "published" not in kinds(author)
    assert author.notices.get(kind="published").at == story.published_at

    story.unschedule(by=the("chief editor"))

    assert not author.notices.filter(kind="published").exists()


def test_what_is_withdrawn_before_its_time_never_appears_in_the_notices(author):
    story = make_article("published", author=author, at=in_hours(3))

    story.withdraw(by=the("chief editor"), note="与事实不符")

    assert kinds(author)[0] == "withdrawn"
    assert not author.notices.filter(kind="published").exists()


def test_those_who_signed_hear_of_a_withdrawal(author):
    story = make_article("published", author=author)

    story.withdraw(by=the("chief editor"), note="与事实不符")

    assert kinds(the("desk editor"))[0] == kinds(author)[0] == "withdrawn"
    assert "withdrawn" not in kinds(the("chief editor"))


def test_nobody_is_told_what_they_did_themselves_and_the_dismissed_hear_nothing(author):
    gone = make_user("reporter", is_active=False)

    assert tell("mentioned", to=[author, gone], by=author) == []


def test_an_unknown_kind_is_refused(author):
    with pytest.raises(ValueError, match="gossip"):
        tell("gossip", to=[author])


def test_mail_goes_at_once_or_with_the_digest_or_never_as_each_person_chooses(author):
    author.email = "reporter@example.org"
    author.save()
    for kind, how in [("came_back", "never"), ("passed", "at_once")]:
        MailChoice.objects.create(user=author, kind=kind, how=how)

    never, at_once, digest = (tell(kind, to=[author])[0] for kind in ("came_back", "passed", "published"))

    assert never.mail_at is None
    assert at_once.mail_at == at_once.at
    assert digest.mail_at == next_digest(digest.at)


def test_the_digest_is_at_eight_in_the_morning_in_beijing():
    evening = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)

    assert timezone.localtime(next_digest(evening)).isoformat() == "2026-11-23T08:00:00+08:00"
    assert next_digest(next_digest(evening)) > next_digest(evening)


def test_an_issue_of_many_stories_tells_each_author(author):
    from articles.publishing import publish_together

    stories = [make_article("approved", author=author) for _ in range(3)]
    add_photo(stories[0])  # changes nothing for the others
    publish_together(stories[1:], by=the("chief editor"), at=timezone.now())

    assert Notice.objects.filter(recipient=author, kind=Kind.PUBLISHED).count() == 2
