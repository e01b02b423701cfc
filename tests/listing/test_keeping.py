"""The lists say at every moment what the stories say, whatever was done to them."""

import random
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.listing import reading
from articles.listing.models import Kind, Listed, StoryList
from articles.listing.rebuilding import differences, rebuild
from articles.models import Article, Column
from articles.moves import MoveRefused
from newsroom.districts.models import District, Union
from tests import factory

pytestmark = pytest.mark.django_db


def lists_of(story):
    return set(Listed.objects.filter(article=story).values_list("list__kind", "list__subject"))


def numbers():
    """How many stories each list holds, as it says and as one counts."""
    return [(each.stories, each.listed.count()) for each in StoryList.objects.all()]


def test_a_published_story_is_in_the_lists_of_all_that_it_names():
    town, union = District.objects.get(path="fangshan/doudian"), Union.objects.get(kind="municipal")
    column, person = Column.objects.create(name="工会新闻", slug="gonghui"), factory.make_reporter()
    story = factory.make_article(
        "approved", column=column, districts=[town], unions=[union], tags=["驿站"], bylines=[person]
    )
    assert not lists_of(story)

    story.publish(by=factory.the("chief editor"))

    assert lists_of(story) == {
        ("all", 0),
        ("column", 0),
        ("column", column.pk),
        ("tag", story.tags.get().pk),
        ("reporter", person.pk),
        ("union", union.pk),
        ("district", 0),
        ("district", town.pk),
        ("district", town.parent_id),
    }
    assert differences() == (set(), set())


def test_what_is_withdrawn_is_in_no_list():
    story = factory.make_article("published", tags=["驿站"])

    story.withdraw(by=factory.the("chief editor"), note="与事实不符")

    assert not lists_of(story)
    assert set(numbers()) == {(0, 0)}


def test_a_correction_takes_the_story_to_other_lists():
    here, there = District.objects.get(path="fangshan"), District.objects.get(path="haidian")
    story = factory.make_article("published", districts=[here])

    with open_for_correction(story.pk):
        story.districts.set([there])
        story.correct(by=factory.the("chief editor"), note="地点有误")

    assert ("district", there.pk) in lists_of(story)
    assert ("district", here.pk) not in lists_of(story)
    assert [reading.newest("district", place.pk).count for place in (here, there)] == [0, 1]


def test_what_is_published_together_is_listed_together(make_published_issue):
    """In a number of queries that does not grow, with lists of its own for every story."""

    def queries(count):
        with CaptureQueriesContext(connection) as captured:
            make_published_issue(count)
        return [each["sql"] for each in captured if "listing_" in each["sql"]]

    few, many = queries(3), queries(25)

    assert len(many) <= len(few) + 1  # more than a page: no more than that
    assert differences() == (set(), set())


def test_a_refused_issue_lists_nothing(make_signed_stories):
    from articles.publishing import publish_together

    stories = make_signed_stories(3)
    Article.objects.filter(pk=stories[-1].pk).update(headline="改过")

    with pytest.raises(MoveRefused):
        publish_together(stories, by=factory.the("chief editor"), at=timezone.now())

    assert not Listed.objects.exists()


def test_what_a_list_is_about_goes_and_its_stories_stay():
    column = Column.objects.create(name="工会新闻", slug="gonghui")
    story = factory.make_article("published", column=column, tags=["驿站"])
    tag = story.tags.get()

    column.delete()
    tag.delete()

    assert {kind for kind, _subject in lists_of(story)} == {"all", "reporter"}
    assert not StoryList.objects.filter(kind__in=["tag"]).exists()
    assert differences() == (set(), set())


def test_a_tag_that_becomes_another_takes_its_stories_there():
    from taggit.models import Tag, TaggedItem

    story = factory.make_article("published", tags=["驿站"])
    former, other = story.tags.get(), Tag.objects.create(name="暖心驿站")

    TaggedItem.objects.filter(tag=former).update(tag=other)
    former.delete()

    assert ("tag", other.pk) in lists_of(story)
    assert differences() == (set(), set())


def test_a_union_s_story_is_in_the_lists_of_the_unions_above_it():
    town = Union.objects.filter(kind="subdistrict").first()
    enterprise = Union.objects.create(kind="enterprise", name="测试公司工会", parent=town)
    branch = Union.objects.create(kind="enterprise", name="测试分公司工会", parent=enterprise)
    story = factory.make_article("published", unions=[branch, town])

    above = {("union", union.pk) for union in branch.ancestors()}
    assert len(above) == 4
    assert {each for each in lists_of(story) if each[0] == "union"} == above | {("union", branch.pk)}
    assert reading.newest("union", town.parent_id).count == 1


def test_a_union_that_comes_to_another_takes_its_stories_along():
    here, there = Union.objects.filter(kind="district")[:2]
    town = Union.objects.filter(kind="subdistrict", parent=here).first()
    enterprise = Union.objects.create(kind="enterprise", name="测试公司工会", parent=town)
    story = factory.make_article("published", unions=[enterprise])

    town.parent = there
    town.save()

    assert ("union", there.pk) in lists_of(story)
    assert ("union", here.pk) not in lists_of(story)
    assert differences() == (set(), set())


def test_an_upgrade_lists_the_stories_of_unions_above_them():
    town = Union.objects.filter(kind="subdistrict").first()
    stories = [factory.make_article("published", unions=[town]) for _n in range(2)]
    withdrawn = factory.make_article("published", unions=[Union.objects.filter(kind="district").last()])
    withdrawn.withdraw(by=factory.the("chief editor"), note="与事实不符")
    StoryList.objects.filter(kind=Kind.UNION, subject__in=[town.parent_id, town.parent.parent_id]).delete()
    upgrade = import_module("articles.listing.migrations.0003_unions_above")

    upgrade.fill(None, SimpleNamespace(connection=connection))

    assert differences() == (set(), set())
    assert [reading.newest("union", pk).count for pk in (town.pk, town.parent_id)] == [len(stories)] * 2
    assert set(StoryList.objects.filter(kind=Kind.UNION).values_list("pages__number", flat=True)) == {1}


def test_a_town_that_comes_to_another_district_takes_its_stories_along():
    town, district = District.objects.get(path="fangshan/doudian"), District.objects.get(path="haidian")
    story = factory.make_article("published", districts=[town])
    former = town.parent_id

    town.parent = district
    town.save()

    assert ("district", district.pk) in lists_of(story)
    assert ("district", former) not in lists_of(story)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_done_the_lists_are_as_if_made_anew(seed, make_signed_stories):
    chance, chief = random.Random(seed), factory.the("chief editor")
    places, people = list(District.objects.all()[:9]), [factory.make_reporter() for _n in range(3)]
    columns = [Column.objects.create(name=f"栏目{n}", slug=f"c{n}") for n in range(3)]
    stories = make_signed_stories(
        12,
        column=lambda: chance.choice([None, *columns]),
        districts=lambda: chance.sample(places, chance.randint(0, 3)),
        bylines=lambda: chance.sample(people, chance.randint(1, 2)),
        tags=lambda: chance.sample(["甲", "乙", "丙"], chance.randint(0, 2)),
    )

    def correct(story):
        with open_for_correction(story.pk):
            story.districts.set(chance.sample(places, 2))
            story.tags.set(chance.sample(["甲", "丁"], 1))
            story.correct(by=chief, note="更正", column=chance.choice(columns))

    moves = [
        lambda story: story.publish(by=chief),
        lambda story: story.publish(by=chief, at=timezone.now() + timedelta(hours=chance.randint(-99, 99))),
        correct,
        lambda story: story.withdraw(by=chief, note="撤"),
        lambda story: story.unschedule(by=chief),
        lambda story: story.restore(by=chief),
    ]
    for _turn in range(40):
        story = Article.objects.get(pk=chance.choice(stories).pk)
        try:
            chance.choices(moves, (4, 4, 3, 2, 2, 1))[0](story)
        except MoveRefused:
            continue

    assert differences() == (set(), set())
    assert all(said == counted for said, counted in numbers())
    before = set(Listed.objects.values_list("list__kind", "list__subject", "article_id"))
    rebuild()
    assert set(Listed.objects.values_list("list__kind", "list__subject", "article_id")) == before
    assert Kind.ALL in {kind for kind, _subject, _pk in before}
