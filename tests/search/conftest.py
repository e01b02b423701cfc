"""Stories to be found. Models are imported late: this is read before Django is set up."""

from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def _nothing_remembered():
    from articles.search import finding

    finding._extents.clear()


@pytest.fixture
def make_story(db, publish):
    """A published story that is indexed; `published_at=None` makes a draft of it."""
    from articles.models import Article
    from articles.search import entries

    def make_story(*, published_at=..., **fields):
        story = Article.objects.create(**fields)
        if published_at is ...:
            published_at = timezone.now() - timedelta(minutes=1)
        if published_at:
            publish(story, published_at)
        entries.index(Article.objects.filter(pk=story.pk))
        return story

    return make_story


@pytest.fixture
def publish():
    """Short of three reviews, which are not what is tested here."""
    from articles.models import Article, Status

    def publish(story, at=None):
        Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED, published_at=at or timezone.now())

    return publish


@pytest.fixture
def make_photo_use():
    """A photo in a story, with these words under it."""
    from articles.models import PhotoUse
    from articles.photos.intake import accept
    from tests.photos.pictures import jpeg, upload

    def make_photo_use(story, caption):
        photo = accept(upload(jpeg()), by=None)
        return PhotoUse.objects.create(article=story, photo=photo, caption=caption)

    return make_photo_use
