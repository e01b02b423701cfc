"""A small paper for readers. Models are imported late: this is read before Django is set up."""

from datetime import timedelta

import pytest
from django.utils import timezone

LONG_AGO = timedelta(hours=5)


@pytest.fixture
def make_story(db):
    """A published story with everything a reader can meet; `status=` makes another of it.

    States are written past the moves, which are not what is tested here.
    """
    from articles.listing.keeping import keep
    from articles.models import Article, Byline, Column, Status
    from newsroom.districts.models import District, Union
    from newsroom.reporters.models import Reporter

    def make_story(headline="窦店镇建起八处暖心驿站", *, status=Status.PUBLISHED, at=None, **fields):
        column, _new = Column.objects.get_or_create(slug="gonghui", defaults={"name": "工会新闻"})
        values = {
            "column": column,
            "headline": headline,
            "kicker": "寒冬送暖",
            "dateline": "本报讯",
            "body": "<p>疲惫时歇歇脚，口渴时喝杯茶。</p><p>驿站里有充电器。</p>",
        }
        story = Article.objects.create(**values | fields)
        person, _new = Reporter.objects.get_or_create(name="晁小争")
        Byline.objects.create(article=story, reporter=person, role=Byline.Role.CORRESPONDENT)
        story.districts.add(District.objects.get(path="fangshan/doudian"))
        story.unions.add(Union.objects.get(kind="municipal"))
        story.tags.add("驿站")
        at = at or timezone.now() - LONG_AGO
        Article.objects.filter(pk=story.pk).update(status=status, published_at=at)
        keep([story.pk])
        return Article.objects.get(pk=story.pk)

    return make_story


@pytest.fixture
def make_issue(db):
    """A published issue: `make_issue({1: [(story, "lead")]})`."""
    from articles.issues.models import Issue, Page, Placement
    from articles.issues.moves import IssueStatus

    def make_issue(pages, *, date=None, status=IssueStatus.PUBLISHED):
        issue = Issue.objects.create(date=date or timezone.localdate())
        for number, stories in pages.items():
            page = Page.objects.create(issue=issue, number=number, name=f"第{number}版名")
            for position, (story, weight) in enumerate(stories):
                Placement.objects.create(page=page, article=story, position=position, weight=weight)
        Issue.objects.filter(pk=issue.pk).update(
            status=status, published_at=timezone.now() - timedelta(hours=1)
        )
        return Issue.objects.get(pk=issue.pk)

    return make_issue


@pytest.fixture
def add_photo():
    """Puts a photo, new if none is given, into a story, which is opened for it."""
    from articles.corrections import open_for_correction
    from articles.listing.keeping import keep
    from articles.models import PhotoUse
    from articles.photos.intake import accept
    from tests.photos.pictures import jpeg, upload

    def add_photo(story, photo=None, **fields):
        photo = photo or accept(upload(jpeg()), by=None)
        with open_for_correction(story.pk):
            use = PhotoUse.objects.create(
                article=story, photo=photo, caption="图为驿站一角。", credit="晁小争 摄", **fields
            )
        keep([story.pk])
        return use

    return add_photo


@pytest.fixture
def make_user(db):
    """An account in the group of this name."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    def make_user(role):
        user = get_user_model().objects.create_user(role.replace(" ", "-"), is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make_user
