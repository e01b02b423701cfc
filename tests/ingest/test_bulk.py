"""The archive comes in at once, and everything that holds for a story holds for these."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.former.models import FormerAddress
from articles.ingest import bulk
from articles.ingest.finished import FinishedStory, Picture, Place
from articles.issues.models import Issue
from articles.listing.models import Listed
from articles.listing.rebuilding import differences
from articles.models import Article, Byline, Column, Event, PhotoUse
from articles.models.version import digest_of
from articles.moves import MoveRefused
from articles.photos.intake import accept
from articles.search.finding import search
from articles.search.models import SearchEntry
from articles.snapshot import snapshot
from newsroom.districts.models import Union
from newsroom.reporters.models import Reporter
from tests.factory import bring_to, make_article, make_reporter, make_user, the
from tests.photos.pictures import jpeg, upload

pytestmark = pytest.mark.django_db

DAY = date(2021, 3, 9)


def place(page=1, position=0, day=DAY):
    return Place(
        date=day, issue=4000 + day.toordinal() % 1000, page=page, page_name="要闻", position=position
    )


def finished(number=1, **fields):
    story = FinishedStory(
        key=f"old-{number}",
        headline=f"第{number}个驿站开张",
        body="<p>户外劳动者有了歇脚的地方。</p>",
        published_at=datetime(2021, 3, 8, 16, tzinfo=UTC),
        bylines=(("reporter", "林晓"), ("editor", "林晓")),
        districts=("fangshan/doudian", "fangshan"),
        tags=("送温暖", "驿站"),
        column="驿站故事",
        legacy_number=number,
        place=place(position=number),
    )
    return replace(story, **fields)


@pytest.fixture
def chief():
    return the("chief editor")


@pytest.fixture
def photo():
    return accept(upload(jpeg()), by=None)


def test_a_loaded_story_is_published_with_all_its_parts(chief, photo):
    union = Union.objects.first()
    picture = Picture(photo=photo.pk, caption="图为驿站。", credit="林晓 摄", placement="lead")

    bulk.load([finished(pictures=(picture,), unions=(union.full_name,))], by=chief)

    story = Article.objects.published().get()
    assert [(byline.role, byline.reporter.name) for byline in story.bylines.all()] == [
        ("reporter", "林晓"),
        ("editor", "林晓"),
    ]
    assert {place.path for place in story.districts.all()} == {"fangshan", "fangshan/doudian"}
    assert {tag.name for tag in story.tags.all()} == {"送温暖", "驿站"}
    assert story.column == Column.objects.get(name="驿站故事")
    assert story.unions.get() == union
    assert story.photo_uses.get().caption == "图为驿站。"


def test_what_is_published_is_what_was_signed_and_is_on_record(chief):
    bulk.load([finished()], by=chief, source="老网站")

    story = Article.objects.get()
    version, event = story.versions.get(), story.events.get()
    assert version.content == snapshot(story)
    assert digest_of(snapshot(story)) == version.digest == story.signed_digest() == event.digest
    assert (event.actor, event.verb, event.from_status, event.to_status) == (chief, "load", "", "published")
    assert event.note == "老网站"
    assert event.get_verb_display() != "load"


def test_its_rows_are_those_of_the_same_story_written_here(chief, photo):
    union = Union.objects.first()
    words = {"caption": "图为驿站。", "credit": "林晓 摄", "alt": "驿站", "placement": "lead"}
    picture = Picture(photo=photo.pk, **words)
    story = finished(
        pictures=(picture,), unions=(union.full_name,), bylines=(("reporter", "林晓"),), kicker="暖冬"
    )
    bulk.load([story], by=chief)
    loaded = Article.objects.get()

    draft = make_article(
        headline=story.headline,
        kicker=story.kicker,
        body=story.body,
        dateline="",
        column=loaded.column,
        bylines=[Reporter.objects.get(name="林晓")],
        districts=loaded.districts.all(),
        unions=[union],
        tags=story.tags,
    )
    draft.photo_uses.create(photo=photo, **words)
    written = bring_to(draft, "published", at=story.published_at)

    assert rows_of(loaded) == rows_of(written)
    assert differences() == (set(), set())  # of the lists


def rows_of(story):
    """All that is kept of a published story, but for what its own way here has put on record."""
    ours = {"id", "article_id", "created_by_id", "created_at", "revision"}
    story.refresh_from_db()
    kept = [
        model.objects.filter(article=story).order_by("pk")
        for model in (Byline, PhotoUse, Article.districts.through, Article.unions.through, Listed)
    ]
    rows = [
        sorted(str({**row, **dict.fromkeys(ours & row.keys())}) for row in each.values()) for each in kept
    ]
    entry = SearchEntry.objects.filter(article=story).values("title", "text", "marks", "tokens", "rule").get()
    entry["tokens"] = set(entry["tokens"]) if isinstance(entry["tokens"], list) else entry["tokens"]
    fields = {field.attname for field in Article._meta.concrete_fields}
    left_out = ours | {"author_id", "submitted_at", "status_changed_at", "updated_at"}
    version = story.versions.latest("number")
    return (
        rows,
        sorted(story.tags.values_list("name", flat=True)),
        entry,
        {name: getattr(story, name) for name in fields - left_out},
        (version.content, version.digest),
    )


def test_no_reviews_are_made_up_but_the_signature_of_who_loaded(chief):
    bulk.load([finished()], by=chief)

    assert [(review.stage, review.reviewer) for review in Article.objects.get().reviews.all()] == [(3, chief)]


def test_it_is_found_and_stands_in_its_issue_and_at_its_old_address(chief, client):
    bulk.load([finished(1), finished(2, place=place(page=2))], by=chief)

    assert len(search("户外劳动者")) == 2
    issue = Issue.objects.published().get()
    assert (issue.date, [page.number for page in issue.pages.all()]) == (DAY, [1, 2])
    story = issue.articles().first()
    assert FormerAddress.objects.get(article=story).path == "/content/2021-03/09/content_1.htm"
    for address in (issue.get_absolute_url(), "/search/?q=驿站"):
        assert story.get_absolute_url() in client.get(address).text
    assert story.headline in client.get(story.get_absolute_url()).text


def test_it_changes_only_by_a_correction_and_can_be_corrected_and_withdrawn(chief):
    bulk.load([finished()], by=chief)
    story = Article.objects.get()

    story.headline = "改一改"
    with pytest.raises(MoveRefused):
        story.save()
    story.refresh_from_db()
    story.correct(by=chief, note="数字有误。", headline="第二个驿站开张")
    story.withdraw(by=chief, note="内容不实。")

    assert story.versions.count() == 2
    assert not Article.objects.published().exists()


def test_loading_again_adds_only_what_is_missing(chief):
    bulk.load([finished(number) for number in range(3)], by=chief)

    loaded = bulk.load([finished(number) for number in range(5)], by=chief)

    assert (loaded.new, loaded.known) == (2, 3)
    assert Article.objects.count() == 5
    assert Issue.objects.get().articles().count() == 5


def test_what_stops_it_leaves_whole_issues_behind(chief):
    stories = [finished(n, place=place(day=date(2021, 3, 9 + n // 4), position=n)) for n in range(12)]
    stories[9] = replace(stories[9], districts=("no-such-place",))

    with pytest.raises(bulk.LoadRefused) as refused:
        bulk.load(stories, by=chief, batch=3)

    assert "old-9" in refused.value.faults[0]
    assert {issue.articles().count() for issue in Issue.objects.all()} == {4}
    assert Article.objects.count() == 8


@pytest.mark.parametrize(
    "fault",
    [
        {"headline": " "},
        {"headline": "长" * 201},
        {"published_at": datetime(2999, 1, 1, tzinfo=UTC)},
        {"published_at": datetime(2021, 3, 9)},  # noqa: DTZ001 - the fault
        {"bylines": (("poet", "林晓"),)},
        {"bylines": (("reporter", "长" * 61),)},
        {"column": "长" * 41},
        {"tags": ("长" * 101,)},
        {"unions": ("没有的工会",)},
        {"pictures": (Picture(photo=10**6),)},
        {"key": ""},
    ],
)
def test_what_cannot_be_kept_as_it_is_is_refused_with_its_reason(chief, fault):
    with pytest.raises(bulk.LoadRefused):
        bulk.load([finished(), finished(2, **fault)], by=chief)

    assert not Article.objects.exists()
    assert not Reporter.objects.filter(name="林晓").exists()


def test_a_photo_that_is_not_cleared_keeps_its_story_out(chief, photo):
    photo.consent = "needed"
    photo.save()

    with pytest.raises(bulk.LoadRefused):
        bulk.load([finished(pictures=(Picture(photo=photo.pk),))], by=chief)


def test_who_may_not_sign_may_not_load_and_nobody_loads_their_own(chief):
    make_reporter("林晓", user=chief)
    for who in (the("reporter"), the("administrator"), chief):
        with pytest.raises(bulk.LoadRefused):
            bulk.load([finished()], by=who)

    assert not Event.objects.exists()


@pytest.mark.parametrize("right", ["publish_article", "sign_off_article"])
def test_it_takes_both_to_publish_and_to_sign(right):
    half = make_user("proofreader")
    half.user_permissions.add(Permission.objects.get(codename=right))

    with pytest.raises(bulk.LoadRefused):
        bulk.load([finished()], by=half)


def test_an_issue_that_is_being_made_here_is_not_loaded(chief):
    Issue.objects.create(date=DAY)

    with pytest.raises(MoveRefused):
        bulk.load([finished()], by=chief)


def test_many_stories_cost_as_many_queries_as_few(chief):
    bulk.load([finished(0)], by=chief)  # makes the people, tags and columns
    with CaptureQueriesContext(connection) as few:
        bulk.load([finished(1), finished(2)], by=chief)
    with CaptureQueriesContext(connection) as many:
        bulk.load([finished(number) for number in range(3, 60)], by=chief)

    assert len(many) == len(few)


def test_known_people_cost_no_query_each_however_many_there_are(chief):
    many = [finished(number, bylines=(("reporter", f"张 {number}"),)) for number in range(30)]
    for story in many:
        make_reporter(story.bylines[0][1])
    bulk.load([finished(99)], by=chief)

    with CaptureQueriesContext(connection) as queries:
        bulk.load(many, by=chief)

    asked = [query["sql"] for query in queries if query["sql"].startswith('SELECT "reporters_reporter"')]
    assert len(asked) == 1
    assert Reporter.objects.filter(bylines__article__headline__endswith="个驿站开张").distinct().count() == 31


def test_who_writes_in_two_roles_is_made_once(chief):
    both = (("reporter", "白 露"), ("photographer", "白露"))

    bulk.load([finished(1, bylines=both), finished(2, bylines=both[::-1])], by=chief)

    assert Reporter.objects.filter(name="白露").count() == 1


def test_a_paper_that_fills_is_surveyed_whenever_it_has_doubled(chief, monkeypatch):
    there = []
    monkeypatch.setattr(bulk.rows, "survey", lambda *models: there.append(models[0].objects.count()))

    bulk.load([finished(n, place=None) for n in range(9)], by=chief, batch=1)

    assert there == [1, 3, 7]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is not asked to plan by it")
def test_a_survey_tells_the_database_how_much_there_is(chief):
    bulk.load([finished(number) for number in range(30)], by=chief)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stats WHERE tablename = 'articles_article' AND attname = 'id'"
        )
        assert cursor.fetchone() == (1,)
