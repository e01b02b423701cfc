"""Which names a change touches."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.models import Column
from articles.outbox.models import Errand
from articles.public import keys
from newsroom.districts.models import District, Union
from tests import factory


@pytest.fixture
def purged(db, settings):
    """`purged()`: the names that were to be dropped since the last call."""
    settings.EDGES = ["keys+http://127.0.0.1:9"]

    def purged():
        found = {key for errand in Errand.objects.filter(kind="purge") for key in errand.arguments["keys"]}
        Errand.objects.all().delete()
        return found

    return purged


@pytest.fixture
def chief(db):
    return factory.the("chief editor")


@pytest.fixture
def column(db):
    return Column.objects.create(name="工会新闻", slug="gonghui")


def test_publishing_touches_the_story_and_its_lists(purged, column):
    town = District.objects.get(path="fangshan/doudian")

    story = factory.make_article("published", districts=[town], column=column)

    found = purged()
    assert found >= {
        keys.story(story.pk),
        keys.HOME,
        keys.MAP,
        keys.SITEMAPS,
        keys.listing("all"),
        keys.listing("column", column.pk),
        keys.listing("district", town.pk),
        keys.listing("district", town.parent_id),
    }
    assert keys.CORRECTIONS not in found
    assert keys.ALL not in found


def test_a_draft_touches_nothing(purged):
    factory.make_article("approved")

    assert purged() == set()


def test_a_correction_touches_what_shows_the_story(purged, chief):
    story = factory.make_article("published")
    purged()

    story.correct(by=chief, note="数字有误", headline="窦店镇建起九处暖心驿站")

    assert purged() == {keys.story(story.pk), keys.CORRECTIONS, keys.SITEMAPS}


def test_a_withdrawal_touches_the_lists_that_it_leaves(purged, chief):
    story = factory.make_article("published")
    purged()

    story.withdraw(by=chief, note="与事实不符")

    assert purged() >= {keys.story(story.pk), keys.listing("all"), keys.SITEMAPS}


def test_a_story_of_a_union_touches_the_lists_of_the_unions_above_it(purged):
    town = Union.objects.filter(kind="subdistrict").first()

    factory.make_article("published", unions=[town])

    assert purged() >= {keys.listing("union", pk) for pk in (town.pk, town.parent_id, town.parent.parent_id)}


def test_a_correction_to_another_column_touches_the_headlines_on_the_home_page(purged, column, chief):
    story = factory.make_article("published")
    purged()

    with open_for_correction(story.pk):
        story.correct(by=chief, note="栏目有误", column=column)

    assert keys.HOME in purged()


def test_a_back_dated_story_touches_the_page_where_it_stands(purged):
    factory.make_article("published", at=timezone.now() - timedelta(days=30))

    assert keys.listing("all", number=1) in purged()


def test_a_new_name_touches_all_that_shows_it(purged, column):
    story = factory.make_article("published", column=column)
    purged()

    column.position = column.position
    column.save()
    assert purged() == set()

    column.name = "工会要闻"
    column.save()
    assert purged() >= {keys.story(story.pk), keys.listing("column", column.pk), keys.HOME}
