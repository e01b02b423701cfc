from datetime import datetime

import pytest
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from articles.notices.models import MailChoice
from articles.notices.telling import tell
from tests.factory import in_hours, make_article, make_user, the

pytestmark = pytest.mark.django_db
INBOX = "/admin/notices/notice/"


@pytest.fixture
def author(db):
    return the("reporter")


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def test_the_inbox_says_what_happened_and_following_it_reads_it(desk, author):
    story = make_article("first_review", author=author, headline="驿站迎冬")
    story.send_back(by=the("desk editor"), note="请补采访")
    notice = author.notices.get()

    page = desk.get(INBOX).content.decode()
    assert "驿站迎冬" in page
    assert "请补采访" in page
    assert 'class="is-unread"' in page

    answer = desk.get(reverse("admin:notices_notice_follow", args=[notice.pk]))

    assert answer.url == reverse("admin:articles_article_change", args=[story.pk])
    assert 'class="is-unread"' not in desk.get(INBOX).content.decode()


def test_what_happened_at_night_stands_under_the_day_of_the_newsroom(desk, author):
    tell("mentioned", to=[author], text="夜里", at=datetime(2026, 3, 2, 0, 30, tzinfo=get_default_timezone()))

    page = desk.get(INBOX).content.decode()

    assert "2026年3月2日" in page
    assert "2026年3月1日" not in page


def test_where_it_appeared_is_said_once_the_issue_is_out(desk, author):
    from articles.issues.models import Issue

    story = make_article("approved", author=author)
    issue = Issue.objects.create(date="2031-05-01", number=7351)
    page = issue.pages.create(number=2, name="工会新闻")
    page.place(story, by=the("page editor"))
    story.publish(by=the("chief editor"))

    assert "7351" not in desk.get(INBOX).content.decode()

    Issue.objects.filter(pk=issue.pk).update(status="published", published_at=in_hours(-1))

    answer = desk.get(INBOX).content.decode()
    assert "7351" in answer
    assert story.get_absolute_url() in answer


def test_all_can_be_marked_as_read(desk, author):
    make_article("approved", author=author)

    desk.post(reverse("admin:notices_read"))

    assert not author.notices.unread().exists()


def test_another_persons_notice_does_not_exist(client, author):
    make_article("approved", author=author)
    client.force_login(make_user("chief editor"))

    answer = client.get(reverse("admin:notices_notice_follow", args=[author.notices.first().pk]))

    assert answer.status_code == 404


def test_a_choice_holds_for_what_waits_already(desk, author):
    author.email = "reporter@example.org"
    author.save()
    make_article("second_review", author=author)
    assert author.notices.get().mail_at is not None

    desk.post(reverse("admin:notices_choices"), {"passed": "never", "came_back": "nonsense"})

    assert author.notices.get().mail_at is None
    assert MailChoice.objects.get(user=author, kind="passed").how == "never"
    assert MailChoice.objects.get(user=author, kind="came_back").how == "at_once"


def test_the_inbox_costs_the_same_for_two_and_for_eighty(desk, author, django_assert_max_num_queries):
    for _ in range(20):
        make_article("approved", author=author)

    with django_assert_max_num_queries(16):
        desk.get(INBOX)


def test_the_sidebar_counts_the_unread(desk, author):
    make_article("approved", author=author)

    page = desk.get(reverse("admin:index")).content.decode()

    assert reverse("admin:notices_notice_changelist") in page
