from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.paginator import Paginator
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Byline, Column, Status
from articles.search import entries, finding
from articles.search.bigrams import fold, terms
from articles.search.finding import search
from articles.search.models import SearchEntry
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db


def found(query, **filters):
    return [story.headline for story in search(query, **filters)]


@pytest.mark.parametrize(
    "query",
    [
        "职工",
        "劳动竞赛",
        "职工劳动竞赛",
        "赛",
        "职",
        "5g基站",
        "５Ｇ",
        "family",
        "FAMILY day",
        "竞赛 职工",
        "“北京 职工”",
        '"family day"',
        "北京，职工",
        "热合曼",
        "阿不都·热合曼",
        "𬭎",
    ],
)
def test_what_is_written_is_found(make_story, query):
    make_story(
        headline="北京：职工劳动竞赛",
        body="<p>建成5G基站，Family Day（家庭日）。</p><p>阿不都·热合曼和<b>李</b>𬭎</p>",
    )

    assert len(search(query)) == 1


@pytest.mark.parametrize(
    "query", ["职工会", "京职", "竞职", "职工 房山", "赛建", "日阿", "房", "“职工 北京”", "家庭日阿"]
)
def test_what_is_not_written_side_by_side_is_not_found(make_story, query):
    make_story(headline="北京：职工劳动竞赛", body="<p>家庭日</p><p>阿不都参加工会大会</p>")

    assert len(search(query)) == 0


def test_words_split_by_emphasis_are_found(make_story):
    make_story(headline="甲", body="<p>劳<strong>动竞</strong>赛</p>")

    assert found("劳动竞赛") == ["甲"]


@pytest.mark.parametrize("field", ["kicker", "headline", "subhead"])
def test_the_lines_of_the_headline_are_searched(make_story, field):
    make_story(**{field: "劳动竞赛"})

    assert len(search("劳动竞赛")) == 1


def test_people_captions_column_and_tags_are_searched(make_story, make_photo_use):
    column = Column.objects.create(name="工会时评", slug="comment")
    story = make_story(headline="甲", column=column, published_at=None)
    Byline.objects.create(article=story, reporter=Reporter.objects.create(name="晁小争"))
    story.tags.add("送温暖")
    make_photo_use(story, caption="图为暖心驿站。")
    Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED, published_at=timezone.now())
    entries.index(Article.objects.all())

    for query in ("工会时评", "晁小争", "送温暖", "暖心驿站", "晁小争 暖心"):
        assert found(query) == ["甲"], query


@pytest.mark.parametrize("field", ["note", "source"])
def test_what_is_not_the_storys_own_words_is_not_searched(make_story, field):
    make_story(**{field: "劳动竞赛"})

    assert len(search("劳动竞赛")) == 0


def test_only_what_is_public_now_is_found(make_story):
    make_story(headline="草稿 职工", published_at=None)
    make_story(headline="明天 职工", published_at=timezone.now() + timedelta(days=1))
    for status in set(Status.values) - {Status.PUBLISHED}:
        story = make_story(headline=f"{status} 职工")
        Article.objects.filter(pk=story.pk).update(status=status)
    make_story(headline="今天 职工")

    assert found("职工") == ["今天 职工"]
    assert search("职工").count() == 1


def test_the_newest_comes_first(make_story):
    now = timezone.now()
    for days in (3, 1, 2):
        make_story(headline=f"{days}天前 职工", published_at=now - timedelta(days=days))

    assert found("职工") == ["1天前 职工", "2天前 职工", "3天前 职工"]


def test_filters_by_day_take_in_both_days(make_story):
    zone = timezone.get_current_timezone()
    for day, hour in ((1, 23), (2, 0), (3, 23), (4, 0)):
        at = datetime(2026, 3, day, hour, 30, tzinfo=zone)
        make_story(headline=f"{day}日职工", published_at=at)

    assert found("职工", since=date(2026, 3, 2), until=date(2026, 3, 3)) == ["3日职工", "2日职工"]
    assert len(search("职工", since=date.min, until=date.max)) == 4


def test_filters_by_district_and_column(make_story):
    column = Column.objects.create(name="工会时评", slug="comment")
    town = District.objects.get(path="fangshan/doudian")
    make_story(headline="职工 别处")
    here = make_story(headline="职工 窦店", column=column, published_at=None)
    here.districts.add(town)
    Article.objects.filter(pk=here.pk).update(status=Status.PUBLISHED, published_at=timezone.now())

    entries.index(Article.objects.filter(pk=here.pk))

    assert found("职工", marks=[f"dis{town.parent_id}"]) == ["职工 窦店"]
    assert found("职工", marks=[f"dis{town.pk}", f"col{column.pk}"]) == ["职工 窦店"]
    assert found("职工", marks=[f"dis{District.objects.get(path='dongcheng').pk}"]) == []


@pytest.mark.parametrize("query", ["", " ", "，。“”", "'\"", "*", "\x00", "\ud800"])
def test_a_query_without_words_finds_nothing(make_story, query):
    make_story(headline="职工")

    assert list(search(query)) == []


def test_the_count_stops_and_says_so(make_story, monkeypatch):
    monkeypatch.setattr(finding, "MOST_COUNTED", 3)
    for _number in range(5):
        make_story(headline="职工")

    results = search("职工")

    assert results.count() == 3
    assert results.is_capped
    assert [len(page) for page in Paginator(results, 2)] == [2, 1]
    assert len(list(results)) == 3


@pytest.mark.parametrize("most_counted", [3, 1000])
def test_a_page_costs_the_same_however_many_are_found(
    make_story, monkeypatch, django_assert_num_queries, most_counted
):
    monkeypatch.setattr(finding, "MOST_COUNTED", most_counted)
    for _number in range(5):
        make_story(headline="职工劳动竞赛")

    with django_assert_num_queries(4):  # the edge, one look, the stories, their bylines
        page = Paginator(search("劳动竞赛"), 2).page(2)
        assert len(page) == min(2, most_counted - 2)


@pytest.mark.parametrize("first_look", [0, 1, 2, 5, 30])
@pytest.mark.parametrize("common", [1, 2, 5])
@pytest.mark.parametrize("enough", [1, 3, 50])
def test_it_looks_as_far_back_as_it_has_to(make_story, monkeypatch, first_look, common, enough):
    monkeypatch.setattr(finding, "FIRST_LOOK", first_look)
    monkeypatch.setattr(finding, "ENOUGH_TO_GUESS", enough)
    monkeypatch.setattr(finding, "MOST_COUNTED", 4)
    now = timezone.now()
    for number in range(20):
        words = "职工" if number % common == 0 else "别的"
        make_story(headline=f"{words}{number}", published_at=now - timedelta(days=40 * number))

    assert found("职工") == [f"职工{number}" for number in range(0, 20, common)][:4]
    assert search("职工").is_capped == (common < 5)


@pytest.mark.parametrize("first_look", [3, 12, 19])
def test_it_does_not_look_again_where_there_is_nothing_older(
    make_story, monkeypatch, django_assert_num_queries, first_look
):
    monkeypatch.setattr(finding, "FIRST_LOOK", first_look)
    monkeypatch.setattr(finding, "ENOUGH_TO_GUESS", 2)
    now = timezone.now()
    for number in range(20):
        make_story(headline="职工", published_at=now - timedelta(days=40 * number))

    with django_assert_num_queries(5):  # the newest, the edge and the oldest; among the newest, among all
        assert len(search("职工")) == 20


def test_the_best_come_first_if_that_is_asked(make_story):
    now = timezone.now()
    for headline, body, days in [
        ("久远的稿件", "职工", 3000),
        ("常说职工的稿件", "职工。职工。职工", 40),
        ("只提一次", "职工", 1),
        ("职工打头", "", 2000),
        ("一次也没有", "", 0),
    ]:
        make_story(headline=headline, body=f"<p>{body}</p>", published_at=now - timedelta(days=days))

    assert found("职工", order="best") == ["常说职工的稿件", "职工打头", "只提一次", "久远的稿件"]


@pytest.mark.parametrize("query", ["总工会", "總工會", "总工會"])
@pytest.mark.parametrize("headline", ["北京市总工会", "北京市總工會"])
def test_traditional_and_simplified_characters_are_alike(make_story, query, headline):
    make_story(headline=headline)

    assert found(query) == [headline]


def test_rare_characters_that_share_a_token_are_told_apart(make_story):
    one, other = chr(0x20000), chr(0x20000 + 0x800)
    make_story(headline=f"甲{one}")

    assert found(one) == found(f"甲{one}") == [f"甲{one}"]
    assert found(other) == found(f"甲{other}") == []


def test_a_story_is_marked_by_month_column_places_and_people(make_story):
    column = Column.objects.create(name="工会时评", slug="comment")
    town = District.objects.get(path="fangshan/doudian")
    person = Reporter.objects.create(name="晁小争")
    story = make_story(headline="甲", column=column, published_at=None)
    story.districts.add(town)
    Byline.objects.create(article=story, reporter=person)
    at = datetime(2026, 10, 31, 23, tzinfo=UTC)
    Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED, published_at=at)
    entries.index(Article.objects.all())

    marks = {f"col{column.pk}", f"dis{town.pk}", f"dis{town.parent_id}", f"rep{person.pk}"}
    assert set(SearchEntry.objects.get().marks.split()) == marks | {f"mon{2026 * 12 + 9}"}


few = st.text(alphabet="工会职，g5Ｇ \n", max_size=14)
texts = st.lists(few | st.text(max_size=8), min_size=1, max_size=4)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.lists(few | st.text(max_size=3), min_size=1, max_size=5))
def test_it_finds_exactly_what_reading_everything_would_find(make_story, texts, queries):
    Article.objects.update(status=Status.KILLED)
    published = {
        make_story(kicker=text[:3], headline=text, subhead=text[:2]).pk: text
        for text in (text.replace("\x00", "") for text in texts)
        if _storable(text)
    }

    for query in queries:
        expected = set()
        wanted = [term.text for term in terms(query)]
        for pk, text in published.items():
            lines = [fold(line) for line in (text, text[:3], text[:2])]
            if wanted and all(any(term in line for line in lines) for term in wanted):
                expected.add(pk)
        assert {hit.pk for hit in search(query).hits} == expected


def _storable(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


OPERATORS = ["NOT", "AND", "NEAR(", ")", '"', "'", "*", ":", "^", "-", "|", "&", "!", "<->", "\\"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*OPERATORS, "工会", "tokens", "%", "_", "\x00", "--", ";"])).map("".join)
    | st.text()
)
def test_no_query_is_syntax(db, query):
    search(query).count()


def test_a_name_that_was_mended_is_found_at_once(make_story):
    reporter = Reporter.objects.create(name="白萤")
    story = make_story(headline="甲", published_at=None)
    Byline.objects.create(article=story, reporter=reporter)
    Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED, published_at=timezone.now())
    entries.index(Article.objects.all())

    reporter.name = "白莹"
    reporter.save()

    assert found("白莹") == ["甲"]
    assert found("白萤") == []


def test_a_column_that_was_renamed_is_found_at_once(make_story):
    column = Column.objects.create(name="时评", slug="comment")
    make_story(headline="甲", column=column)

    column.name = "工会论坛"
    column.save()

    assert found("工会论坛") == ["甲"]


def test_an_entry_that_is_removed_is_found_no_more(make_story):
    make_story(headline="职工")

    SearchEntry.objects.all().delete()

    assert found("职工") == []
