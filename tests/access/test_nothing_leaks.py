"""Nothing unpublished on any public address: not a word, not a count, not a file (rule 6).

A marker stands in every text of everything that is not public. The whole site is read, every link
followed, every pattern tried with the real ids of what is hidden. And the paper with all that in
it must answer as it did without: letter for letter.
"""

import re
from urllib.parse import quote, quote_plus

import pytest
from django.db.models import Q
from django.utils import timezone

from tests.access.addresses import all_routes, filled
from tests.access.crawling import ask, crawl
from tests.access.paper import HIDDEN, LATIN, MARKS, NEVER, Paper, photos_of
from tests.access.table import PUBLIC
from tests.access.world import undone
from tests.factory import the

QUERIES = ("驿站", HIDDEN, HIDDEN[:2], HIDDEN[1:3], HIDDEN[2:], LATIN, f"驿站 {HIDDEN}", NEVER)
PLACE = re.compile(r"(?:/en)?/districts/(?!feed)([a-z]+)/")
UNION = re.compile(r"(?:/en)?/unions/(\d+)/")
PAGE_FILES = ("page-pdf", "page-picture", "issue-pdf", "issue-epub")
UNKNOWN = "饕餮"  # stands nowhere
CONTACT = ["mailto:security@paper.example"]


def page_file(issue):
    return {"date": issue.date, "number": 1, "width": 320, "kind": "webp"}


def hidden_addresses(paper):
    """Every public pattern, with the ids of what is hidden: {name of the pattern: addresses}."""
    from taggit.models import Tag

    from newsroom.reporters.models import Reporter

    tags = Tag.objects.filter(name__in=[HIDDEN, LATIN])
    people = Reporter.objects.filter(name__contains=HIDDEN[:2])
    stories = [*paper.hidden, paper.withdrawn]
    issues = list(paper.issues.values())
    links = [link for story in stories for link in story.preview_links.all()]
    parts = {
        "public:article": [{"pk": story.pk} for story in stories],
        "public:issue": [{"date": issue.date} for issue in issues],
        "public:page": [{"date": issue.date, "number": 1} for issue in issues],
        **{name: [page_file(issue) for issue in issues] for name in PAGE_FILES},
        "public:column": [{"slug": paper.hidden_column.slug}],
        "public:tag": [{"slug": tag.slug} for tag in tags],
        "public:reporter": [{"pk": person.pk} for person in people],
        "public:preview": [{"pk": story.pk} for story in stories],
        "public:preview-link": [{"token": link.token} for link in links],
        "feed-column": [{"slug": paper.hidden_column.slug}],
        "feed-tag": [{"slug": tag.slug} for tag in tags],
        "feed-reporter": [{"pk": person.pk} for person in people],
        "preview-media": [
            {"token": link.token, "path": address.removeprefix("/media/")}
            for link in links
            for address in photos_of(link.article)
        ],
        "media": [
            {"path": address.removeprefix("/media/")} for story in stories for address in photos_of(story)
        ],
    }
    routes = all_routes()
    return {name: [filled(routes[name], each) for each in given] for name, given in parts.items()}


def public_addresses(paper):
    """Every public pattern, with the ids of what is public; lists in both languages, and searches."""
    parts = {
        "public:article": {"pk": paper.stories[0].pk},
        "public:issue": {"date": paper.issue.date},
        "public:page": {"date": paper.issue.date, "number": 1},
        **{name: page_file(paper.issue) for name in PAGE_FILES},
        "public:districts-in-year": {"year": paper.issue.date.year},
        "public:district": {"path": paper.district.path},
        "feed-district": {"path": paper.district.path},
        "public:union": {"pk": paper.union.pk},
        "feed-union": {"pk": paper.union.pk},
        "public:column": {"slug": paper.column.slug},
        "feed-column": {"slug": paper.column.slug},
        "public:tag": {"slug": "驿站"},
        "feed-tag": {"slug": "驿站"},
        "public:reporter": {"pk": paper.person.pk},
        "feed-reporter": {"pk": paper.person.pk},
        "sitemap-section": {"name": "topics"},
        "sitemap-stories": {"text": sitemap_month(paper.stories[0])},
        "sitemap-issues": {"year": paper.issue.date.year},
        "public:district-page": {"path": paper.district.path, "number": 1},
        "public:union-page": {"pk": paper.union.pk, "number": 1},
        "public:latest-page": {"number": 1},
        "public:column-page": {"slug": paper.column.slug, "number": 1},
        "public:tag-page": {"slug": "驿站", "number": 1},
        "public:reporter-page": {"pk": paper.person.pk, "number": 1},
        "public:reporter-year": {"pk": paper.person.pk, "year": paper.issue.date.year},
        "public:photos-page": {"number": 1},
        "public:photos-of-month": {"month": f"{paper.issue.date:%Y-%m}"},
        "public:photos-of-month-page": {"month": f"{paper.issue.date:%Y-%m}", "number": 1},
        "share-picture": {"pk": paper.stories[0].pk},
        "qr": {"pk": paper.stories[0].pk},
        "api-story": {"pk": paper.stories[0].pk},
        "api-issue": {"date": paper.issue.date},
        "media": {"path": photos_of(paper.stories[0])[1].removeprefix("/media/")},
    }
    secret = (
        "public:preview",
        "public:preview-link",
        "public:home-preview",
        "preview-media",
        "metrics",
        "former",
    )
    found = []
    # Of lists as short as these the numbered pages only lead to the newest one.
    names = [row.name for row in PUBLIC if row.name not in secret and not row.name.endswith("-page")]
    for name in dict.fromkeys(names):
        feed = name.removesuffix("-atom").removesuffix("-json")  # the same list in another format
        address = filled(all_routes()[name], parts.get(feed, parts.get(name, {})))
        address += "?q=驿站" if feed == "feed-search" else ""
        found += [address, f"/en{address}"] if name.startswith("public:") else [address]
    found += [f"/sitemap-{section}.xml" for section in ("places", "people")]
    month = f"{paper.issue.date:%Y-%m}"
    return [*found, f"/issues/?month={month}", "/search/?q=驿站", "/en/search/?q=驿站"]


def sitemap_month(story):
    return f"{timezone.localtime(story.published_at):%Y-%m}"


def reading_of_all(paper):
    """All that a reader sees who follows every link; two districts stand for the seventeen."""
    from newsroom.districts.models import Union

    near = ("fangshan", "dongcheng")
    unions = Union.objects.filter(Q(kind="municipal") | Q(district__path__regex=f"^({'|'.join(near)})(/|$)"))
    ids = {str(pk) for pk in unions.values_list("pk", flat=True)}

    def is_far(address):
        place, union = PLACE.match(address), UNION.match(address)
        return bool((place and place[1] not in near) or (union and union[1] not in ids))

    read = crawl(*public_addresses(paper), skip=is_far)
    icon = read.pop("/favicon.ico", None)  # leads to a static file
    assert icon is None or icon.status == 302
    return read


@pytest.fixture(autouse=True)
def somebody_to_tell_of_a_hole(settings):
    settings.SECURITY_CONTACT = CONTACT


@pytest.fixture(scope="module")
def paper(django_db_setup, django_db_blocker, media_of_the_world):
    """A paper with its hidden half. `before` is all that readers saw when that was not there yet."""
    from django.db import transaction
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media_of_the_world, SECURITY_CONTACT=CONTACT):
            paper = Paper()
            paper.before = reading_of_all(paper)
            paper.before_searching = {query: searched(query) for query in QUERIES}
            paper.add_hidden()
            paper.reading = reading_of_all(paper)
        yield paper
        transaction.set_rollback(True)


def searched(query, **filters):
    """What a search answers, without the words themselves, which every page of results repeats."""
    address = "/search/?" + "&".join(f"{name}={value}" for name, value in {"q": query, **filters}.items())
    text = ask(address).text
    for part in (query, *query.split()):
        for words in (part, quote(part), quote(part, safe=""), quote_plus(part)):
            text = text.replace(words, "…")
    return re.sub(r"ETag: .*", "", text)  # it is made of those words, too


def test_every_link_leads_somewhere(paper):
    withdrawn = f"/articles/{paper.withdrawn.pk}/"
    broken = {address: answer.status for address, answer in paper.reading.items() if answer.status != 200}

    assert broken == {}
    assert withdrawn not in paper.reading
    assert len(paper.reading) > 100


def test_no_mark_is_shown_anywhere(paper):
    leaks = [
        (address, mark) for address, answer in paper.reading.items() for mark in MARKS if answer.shows(mark)
    ]

    assert leaks == []


def test_no_address_of_anything_hidden_is_named(paper):
    hidden = {address for found in hidden_addresses(paper).values() for address in found}
    tokens = {use.photo.token for story in paper.hidden for use in story.photo_uses.all()}
    dates = {str(issue.date) for issue in paper.issues.values()}

    assert hidden.isdisjoint(paper.reading)
    assert {f"/en{address}" for address in hidden}.isdisjoint(paper.reading)
    for address, answer in paper.reading.items():
        named = [secret for secret in tokens | dates if secret in answer.text]
        assert not named, address


def test_what_is_hidden_answers_as_if_it_were_not(paper):
    withdrawn = [story for story in [*paper.hidden, paper.withdrawn] if story.is_withdrawn]
    gone = {f"/articles/{story.pk}/" for story in withdrawn}
    gone |= {address for story in withdrawn for address in photos_of(story)}
    wrong = []
    for name, addresses in hidden_addresses(paper).items():
        for address in addresses:
            for each in [address, f"/en{address}"] if name.startswith("public:") else [address]:
                answer = ask(each)
                expected = 410 if each.removeprefix("/en") in gone else 404
                shown = [mark for mark in MARKS if answer.shows(mark) and quote(mark) not in each]
                if answer.status != expected or shown:
                    wrong.append((each, answer.status, shown))

    assert wrong == []


def test_the_paper_reads_as_if_nothing_were_hidden(paper):
    """Counts, pages, neighbours, dates of feeds and of sitemaps: all as before, letter for letter."""
    assert paper.reading.keys() == paper.before.keys()
    for address, answer in paper.reading.items():
        assert answer == paper.before[address], address


@pytest.mark.parametrize("query", QUERIES)
def test_search_knows_nothing_of_it(paper, query):
    assert searched(query) == paper.before_searching[query]
    if query != "驿站":
        assert searched(query) == searched(f"驿站 {UNKNOWN}" if " " in query else UNKNOWN)


def test_a_search_within_a_hidden_column_is_one_within_none(paper):
    with_hidden, with_unknown = (
        searched("驿站", column=slug).replace(slug, "…") for slug in (LATIN, "there-is-none")
    )

    assert with_hidden == with_unknown


def test_the_neighbours_of_a_withdrawn_story_are_each_others(paper):
    first, second = paper.stories[:2]

    assert f'rel="next" href="/articles/{second.pk}/"' in ask(f"/articles/{first.pk}/").text
    assert f'rel="prev" href="/articles/{first.pk}/"' in ask(f"/articles/{second.pk}/").text


def test_the_mark_is_found_where_it_is_shown(paper):
    """The other half: published, it stands in all places; withdrawn, all is as it was."""
    story = next(story for story in paper.hidden if story.is_approved and story.column_id == paper.column.pk)
    own = f"/articles/{story.pk}/"
    feeds = ["/feeds/latest.rss", "/feeds/latest.atom", "/feeds/latest.json", "/photos/feed.rss"]
    with undone():
        story.publish(by=the("chief editor"))
        person = story.bylines.last().reporter
        places = [
            *(own, f"/en{own}", "/", "/en/", "/columns/", "/columns/gonghui/", "/columns/gonghui/feed.rss"),
            *("/districts/fangshan/", "/districts/fangshan/doudian/", "/districts/fangshan/feed.rss"),
            *(f"/tags/{LATIN}/", f"/tags/{LATIN}/feed.rss", f"/unions/{paper.union.pk}/"),
            *(f"/reporters/{person.pk}/", f"/reporters/{person.pk}/feed.rss", "/photos/", *feeds),
            *("/news-sitemap.xml", f"/search/?q={HIDDEN}", f"/search/?q={LATIN}"),
        ]
        for address in places:
            answer = ask(address)
            assert answer.status == 200, address
            assert answer.shows(HIDDEN), address
        assert own in ask(f"/sitemap-stories-{sitemap_month(story)}.xml").text
        assert f"<mark>{HIDDEN}</mark>" in ask(f"/search/?q={HIDDEN}").text
        for address in photos_of(story):
            assert ask(address).status == (404 if address.endswith(".jpg") else 200), address

        read = reading_of_all(paper)
        assert own in read
        assert [address for address, answer in read.items() if answer.shows(NEVER)] == []
        assert {answer.status for answer in read.values()} == {200}

        story.withdraw(by=the("chief editor"), note=NEVER)

        assert reading_of_all(paper) == paper.before
        for address in [own, f"/en{own}", *photos_of(story)]:
            answer = ask(address)
            assert answer.status == 410, address
            assert not answer.shows(HIDDEN)
        assert searched(HIDDEN) == searched(UNKNOWN)
        for address in (f"/tags/{LATIN}/", f"/reporters/{person.pk}/"):
            assert ask(address).status == 404


def test_what_was_set_for_a_time_is_there_when_the_time_has_come(paper, monkeypatch):
    from django.utils import timezone

    from tests.factory import in_hours

    story = next(story for story in paper.hidden if story.is_scheduled)
    issue = paper.issues["scheduled"]
    later = in_hours(6)
    monkeypatch.setattr(timezone, "now", lambda: later)

    for address in (f"/articles/{story.pk}/", issue.get_absolute_url(), f"{issue.get_absolute_url()}1/"):
        assert ask(address).status == 200
        assert ask(address).shows(HIDDEN)
