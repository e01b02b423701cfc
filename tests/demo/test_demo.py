"""`manage.py demo`: a paper to try, loaded once, and never by accident where it does not belong."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test.utils import override_settings

from articles.demo.people import LOGINS
from articles.issues.models import Issue
from articles.models import Article, Byline, Column, PhotoUse
from articles.moves import Status
from articles.photos.models import Photo
from articles.text.count import count
from articles.text.plain import plain_text
from newsroom.reporters.models import User


def run(*arguments):
    said = StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def media_of_the_demo(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def paper(django_db_setup, django_db_blocker, media_of_the_demo):
    """The demo beside a column of the same name that was there before, undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        Column.objects.create(name="要闻", slug="column-1")
        with override_settings(MEDIA_ROOT=media_of_the_demo, DEBUG=True):
            said = run()
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def demo(paper, db, settings, media_of_the_demo):
    settings.DEBUG = True
    settings.MEDIA_ROOT = media_of_the_demo
    return paper


def test_it_refuses_where_debug_is_off(db):
    with pytest.raises(CommandError):
        run()

    assert not User.objects.exists()


def test_it_leaves_a_database_in_use_alone_if_asked_to(db, settings):
    settings.DEBUG = True
    User.objects.create_user("somebody")

    run("--if-empty")

    assert User.objects.count() == 1


def test_a_second_time_it_makes_nothing(demo):
    models = (Article, Issue, PhotoUse, User, Column)
    before = [model.objects.count() for model in models]

    said = run()

    assert [model.objects.count() for model in models] == before
    assert "reporter-2" in said


@pytest.mark.parametrize(("login", "role"), LOGINS.items())
def test_there_is_a_login_for_each_role(demo, client, login, role):
    user = User.objects.get(username=login)

    assert user.check_password("newsroom")
    assert [group.name for group in user.groups.all()] == [role]
    client.force_login(user)
    assert client.get("/admin/").status_code == 200


def test_there_are_stories_in_every_state_each_with_its_ledger(demo):
    stories = Article.objects.prefetch_related("events")

    assert {story.status for story in stories} == set(Status.values)
    for story in stories:
        latest = story.events.last()
        assert (latest.to_status if latest else Status.DRAFT) == story.status, story


def test_two_issues_of_four_pages_are_out_and_one_is_in_the_making(demo):
    published = list(Issue.objects.published())
    stories = Article.objects.filter(placements__page__issue__in=published)

    assert [issue.pages.count() for issue in published] == [4, 4]
    assert Issue.objects.open().count() == 1
    assert stories.count() >= 24
    assert not stories.exclude(pk__in=Article.objects.published()).exclude(pk__in=Article.objects.withdrawn())
    assert all(count(plain_text(story.body)).with_punctuation <= 1200 for story in stories)


def test_it_shows_every_role_of_a_byline_many_districts_and_pictures(demo):
    districts = Counter(
        path.split("/")[0]
        for path in Article.objects.published().values_list("districts__path", flat=True)
        if path
    )

    assert set(Byline.objects.values_list("role", flat=True)) == set(Byline.Role.values)
    assert len(districts) >= 12
    assert PhotoUse.objects.values("photo").distinct().count() >= 16
    assert not PhotoUse.objects.filter(caption="")
    assert not Photo.objects.filter(credit="")
