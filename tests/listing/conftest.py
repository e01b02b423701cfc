"""Stories on the way to lists. Models are imported late: this is read before Django is set up."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from tests import factory


@pytest.fixture
def make_signed_stories(db):
    """`make_signed_stories(3, tags=lambda: ["甲"])`: approved stories, each field by its function."""

    def make_signed_stories(number, **fields):
        return [
            factory.make_article("approved", f"第{n}篇", **{name: make() for name, make in fields.items()})
            for n in range(number)
        ]

    return make_signed_stories


@pytest.fixture
def make_published_issue(make_signed_stories):
    """Publishes so many stories together, each with a tag and a person of its own, as an issue does."""
    from articles.publishing import publish_together

    tags = count()

    def make_published_issue(number, at=None):
        stories = make_signed_stories(
            number, tags=lambda: [f"词{next(tags)}"], bylines=lambda: [factory.make_reporter()]
        )
        publish_together(stories, by=factory.the("chief editor"), at=at or timezone.now())
        return stories

    return make_published_issue


@pytest.fixture
def fill(db):
    """`fill(45)`: so many stories, published a minute (or `step`) apart, past the moves; the oldest first."""
    from articles.listing.keeping import keep
    from articles.models import Article, Status

    def fill(number, *, since=None, step=timedelta(minutes=1), one_by_one=False):
        since = since or timezone.now() - timedelta(days=10)
        stories = Article.objects.bulk_create(
            Article(headline=f"第{n}篇", status=Status.PUBLISHED, published_at=since + n * step)
            for n in range(number)
        )
        if one_by_one:
            for story in stories:
                keep([story.pk])
        else:
            keep([story.pk for story in stories])
        return stories

    return fill
