from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.models import Byline, Column
from articles.numbers import tables
from articles.numbers.facts import facts
from articles.numbers.models import Figures
from articles.numbers.periods import Period, asked_for, midnight, next_month
from newsroom.districts.models import District, Union
from newsroom.reporters import clock
from tests.factory import add_photo, in_hours, make_article, make_reporter, the

pytestmark = pytest.mark.django_db
BODY = "<p>" + "职工" * 50 + "。</p>"


@pytest.fixture
def today(db):
    day = timezone.localdate()
    return Period(day, day)


def named(lines, name):
    (line,) = [line for line in lines if line.name == name]
    return line


def test_a_story_is_measured_with_each_version():
    story = make_article(body=BODY)
    assert Figures.objects.get(article=story).characters == 101

    story.body = "<p>短了。</p>"
    story.save()
    add_photo(story)
    story.record_edit(by=story.author)

    figures = Figures.objects.get(article=story)
    assert (figures.characters, figures.photos) == (3, 1)


def test_a_person_is_counted_for_what_was_filed_and_what_was_used(today):
    person = make_reporter("栗迟")
    make_article("published", bylines=[person], body=BODY)
    make_article("first_review", bylines=[person])
    make_article("draft", bylines=[person])
    back = make_article("first_review", bylines=[person])
    back.send_back(by=the("desk editor"), note="重写")

    line = named(tables.by_reporter(facts(today), today), "栗迟")

    assert (line.filed, line.used, line.characters, line.return_rate) == (3, 1, 101, 33)


def test_what_was_withdrawn_is_not_used_and_what_is_scheduled_not_yet(today):
    make_article("withdrawn")
    make_article("published", at=in_hours(1))

    assert tables.total(facts(today), today, "").used == 0


def test_two_roles_of_one_person_are_one_story(today):
    person = make_reporter("栗迟")
    story = make_article(bylines=[person])
    story.bylines.create(reporter=person, role="photographer", position=2)
    story.bylines.create(reporter=make_reporter("编者"), role="editor", position=3)
    story.submit(by=story.author)

    lines = tables.by_reporter(facts(today), today)

    assert named(lines, "栗迟").filed == 1
    assert "编者" not in [line.name for line in lines]


def test_a_town_counts_for_its_district(today):
    doudian, fangshan = (District.objects.get(path=path) for path in ("fangshan/doudian", "fangshan"))
    make_article("published", districts=[doudian, fangshan])

    lines = tables.by_district(facts(today), today)

    assert named(lines, fangshan.name).used == 1
    assert sum(line.used for line in lines) == 1


def test_a_union_counts_for_what_is_about_it_and_what_its_people_wrote(today):
    union = Union.objects.get(kind="municipal")
    make_article("published", unions=[union], bylines=[make_reporter(union=union)])
    make_article("published", bylines=[make_reporter(union=union)])

    assert named(tables.by_union(facts(today), today), union.name).used == 2


def test_who_edited_a_story_does_not_write_it_for_a_union(today):
    union = Union.objects.get(kind="municipal")
    story = make_article("published")
    Byline.objects.create(article=make_article(), reporter=make_reporter(union=union), role="editor")
    with open_for_correction(story.pk):
        Byline.objects.create(article=story, reporter=make_reporter(union=union), role="editor", position=9)

    assert [line.name for line in tables.by_union(facts(today), today) if line.name == union.name] == []


def test_columns_and_months_add_up_to_the_total(today):
    column = Column.objects.create(name="工会新闻", slug="gonghui")
    make_article("published", column=column)
    make_article("published", column=column)
    found = facts(today)

    assert tables.by_column(found, today)[0].used == 2
    assert [line.used for line in tables.by_month(found, today)] == [2]
    assert tables.total(found, today, "").used == 2


def test_hours_from_filing_to_publishing(today):
    with clock.at(in_hours(-6)):
        story = make_article("approved")
    story.publish(by=the("chief editor"), at=timezone.now())

    wide = Period(today.first - timedelta(days=1), today.last)

    assert tables.total(facts(wide), wide, "").hours == pytest.approx(6, abs=0.1)


def test_pages_count_once_the_issue_is_out(today):
    from articles.issues.models import Issue

    story = make_article("approved")
    issue = Issue.objects.create(date="2031-05-01", number=1)
    issue.pages.create(number=1, name="要闻").place(story, by=the("page editor"), weight="lead")
    story.publish(by=the("chief editor"))
    assert tables.total(facts(today), today, "").leads == 0

    Issue.objects.filter(pk=issue.pk).update(status="published", published_at=in_hours(-1))

    line = tables.total(facts(today), today, "")
    assert (line.on_front, line.leads, line.page_list) == (1, 1, "01")


def test_who_was_never_covered(today):
    doudian = District.objects.get(path="fangshan/doudian")
    union = Union.objects.get(kind="municipal")
    places, unions = tables.never_covered(facts(today), today)
    before = sum(map(len, places.values()))
    assert union in unions

    make_article("published", districts=[doudian], unions=[union])

    places, unions = tables.never_covered(facts(today), today)
    assert sum(map(len, places.values())) == before - 1
    assert union not in unions


def test_a_year_at_most_is_counted_and_nonsense_is_this_month():
    today = timezone.localdate()

    assert asked_for({"from": "31.12.", "to": "2026-13-40"}).first == today.replace(day=1)
    assert asked_for({"from": "2020-05-01", "to": "2019-05-01"}) == Period(date(2019, 5, 2), date(2020, 5, 1))
    assert next_month(date(2026, 12, 31)).isoformat() == "2027-01-01"
    assert midnight(today).utcoffset().total_seconds() == 8 * 3600


def test_correspondents_have_a_table_of_their_own(today):
    make_article("published", bylines=[make_reporter("晏秋实", kind="correspondent"), make_reporter("栗迟")])
    found = facts(today)

    assert [line.name for line in tables.by_correspondent(found, today)] == ["晏秋实"]
    assert [line.name for line in tables.by_reporter(found, today)] == ["栗迟"]
