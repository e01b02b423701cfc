"""Cards and pictures are kept by what they show: whatever of it changes, the next page shows the change."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from articles.models import Article, Column, PhotoUse
from articles.photos.models import Photo
from articles.public.cards import row_items
from newsroom.reporters.models import Reporter
from tests.factory import add_photo, make_article, make_reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    column = Column.objects.create(name="驿站", slug="stations")
    story = make_article(column=column, kicker="暖心")
    Article.objects.update(published_at=datetime(2026, 11, 23, 22, tzinfo=UTC))
    story.bylines.all().delete()
    story.bylines.create(reporter=make_reporter("周砚"))
    add_photo(story)
    return story


def listed():
    """The list of all stories, fetched anew."""
    return str(row_items(Article.objects.for_cards().with_opening(90), "100vw"))


CHANGES = {
    "headline": lambda: Article.objects.update(headline="八处驿站今天开门"),
    "kicker": lambda: Article.objects.update(kicker="新事"),
    "text": lambda: Article.objects.update(body="<p>改过的原文。</p>"),
    "day": lambda: Article.objects.update(published_at=datetime(2026, 11, 21, 22, tzinfo=UTC)),
    "column": lambda: Column.objects.filter(slug="stations").update(name="路上"),
    "address of the column": lambda: Column.objects.filter(slug="stations").update(slug="on-the-road"),
    "name": lambda: Reporter.objects.update(name="周砚秋"),
    "names": lambda: Article.objects.get().bylines.create(reporter=make_reporter("孟禾")),
    "alternative text": lambda: PhotoUse.objects.update(alt="驿站里的热水"),
    "picture": lambda: Photo.objects.update(picture="photos/other/photo.jpg"),
    "size": lambda: Photo.objects.update(width=900, height=1200),
    "focus": lambda: Photo.objects.update(focal_x=0, focal_y=0),
    "made by a machine": lambda: PhotoUse.objects.update(is_ai_made=True),
    "no picture": lambda: PhotoUse.objects.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_kept_card_shows_what_changed(story, change):
    before = listed()
    assert listed() == before

    change()

    assert listed() != before


def test_a_card_is_kept_for_each_language(story):
    chinese = listed()

    with override("en"):
        assert listed() != chinese
    assert listed() == chinese
