import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone

from articles.notices.mail import TRY_AGAIN, send_due_mail
from articles.notices.models import MailChoice, Notice
from articles.notices.telling import tell
from newsroom.reporters import clock
from tests.factory import in_hours, make_article, the

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db):
    user = the("reporter")
    user.email = "reporter@example.org"
    user.language = "en"
    user.save()
    return user


@pytest.fixture
def story(author):
    return make_article("first_review", author=author)


def test_what_came_back_is_mailed_at_once_with_reason_and_link(author, story, settings):
    story.send_back(by=the("desk editor"), note="补充采访对象姓名")

    call_command("send_notices", verbosity=0)

    (letter,) = mail.outbox
    assert letter.to == ["reporter@example.org"]
    assert str(story) in letter.subject
    assert "补充采访对象姓名" in letter.body
    assert f"{settings.SITE_URL}/admin/articles/article/{story.pk}/change/" in letter.body
    assert "\n" not in letter.subject
    assert send_due_mail() == 0


def test_a_digest_gathers_what_is_still_unread(author, story):
    story.pass_review(by=the("desk editor"))
    story.pass_review(by=the("desk chief"))
    author.notices.order_by("pk").first()
    Notice.objects.filter(pk=author.notices.order_by("pk").first().pk).update(read_at=timezone.now())

    assert send_due_mail() == 0
    with clock.at(in_hours(25)):
        assert send_due_mail() == 1

    assert mail.outbox[0].body.count("has passed") == 1


def test_who_wants_no_mail_gets_none_also_if_they_say_so_late(author, story):
    story.send_back(by=the("desk editor"), note="重写")
    MailChoice.objects.create(user=author, kind="came_back", how="never")

    assert send_due_mail() == 0
    assert not Notice.objects.to_be_mailed().exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_no_mail_to_an_account_that_is_closed_or_has_no_address(author, story, change):
    story.send_back(by=the("desk editor"), note="重写")
    type(author).objects.filter(pk=author.pk).update(**change)

    assert send_due_mail() == 0
    assert mail.outbox == []


def test_a_letter_names_no_story_that_its_reader_may_not_read_any_more(author, story):
    tell("mentioned", to=[author], story=story, by=the("desk editor"), text="内部讨论")
    story.bylines.all().delete()
    type(story).objects.filter(pk=story.pk).update(author=the("photographer"))

    send_due_mail()

    (letter,) = mail.outbox
    assert story.headline not in letter.subject + letter.body
    assert "内部讨论" not in letter.body


def test_a_mail_server_that_is_away_loses_nothing(author, story, monkeypatch):
    story.send_back(by=the("desk editor"), note="重写")

    def refuse(message):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as away:
        away.setattr(EmailMessage, "send", refuse)
        assert send_due_mail() == 0
    assert send_due_mail() == 0  # not at once again
    with clock.at(timezone.now() + TRY_AGAIN * 2):
        assert send_due_mail() == 1
