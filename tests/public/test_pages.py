"""Every address of the reader's site, with a paper behind it and without."""

import pytest

from articles.corrections import open_for_correction
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db

LISTS = ["/", "/issues/", "/districts/", "/columns/", "/photos/", "/search/", "/search/?q=驿站"]
MACHINES = [
    "/feeds/latest.rss",
    "/feeds/latest.atom",
    "/feeds/latest.json",
    "/issues/feed.rss",
    "/photos/feed.rss",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
]


def addresses(story, issue):
    """All addresses on which this story is expected."""
    return [
        "/",
        f"/articles/{story.pk}/",
        f"/issues/{issue.date}/",
        f"/issues/{issue.date}/1/",
        "/districts/fangshan/",
        "/districts/fangshan/doudian/",
        f"/unions/{Union.objects.get(kind='municipal').pk}/",
        "/columns/",
        "/columns/gonghui/",
        "/tags/驿站/",
        f"/reporters/{Reporter.objects.get().pk}/",
        "/feeds/latest.rss",
        "/feeds/latest.atom",
        "/feeds/latest.json",
        "/districts/feed.rss",
        "/districts/fangshan/doudian/feed.rss",
        f"/unions/{Union.objects.get(kind='municipal').pk}/feed.rss",
        "/columns/feed.rss",
        "/columns/gonghui/feed.rss",
        "/tags/驿站/feed.rss",
        f"/reporters/{Reporter.objects.get().pk}/feed.rss",
    ]


@pytest.mark.parametrize("address", LISTS + MACHINES)
def test_an_empty_newsroom_has_a_site(client, address):
    assert client.get(address).status_code == 200


def test_a_published_story_stands_everywhere(client, make_story, make_issue, add_photo):
    story = make_story()
    add_photo(story)
    issue = make_issue({1: [(story, "lead")]})

    for address in [*addresses(story, issue), "/photos/"]:
        response = client.get(address)
        assert response.status_code == 200, address
        assert story.headline in response.content.decode(), address
        if not address.endswith((".rss", ".atom", ".json")):
            english = client.get(f"/en{address}")
            assert story.headline in english.content.decode(), address
            assert 'lang="en"' in english.content.decode()


@pytest.mark.parametrize("status", ["draft", "first_review", "approved", "killed", "withdrawn"])
def test_an_unpublished_story_stands_nowhere(client, make_story, make_issue, add_photo, status):
    hidden = make_story("绝密标题", status=status)
    add_photo(hidden)
    issue = make_issue({1: [(hidden, "lead")]})

    for address in [*addresses(hidden, issue), *LISTS, *MACHINES]:
        response = client.get(address)
        assert response.status_code in (200, 404, 410), address
        assert hidden.headline not in response.content.decode(), address


def test_a_planned_issue_is_not_there(client, make_story, make_issue):
    issue = make_issue({1: [(make_story(), "lead")]}, status="signed")

    for address in (f"/issues/{issue.date}/", f"/issues/{issue.date}/1/"):
        assert client.get(address).status_code == 404
    assert not client.get("/issues/").context["issues"]


def test_a_withdrawn_story_answers_gone_with_a_plain_notice(client, make_story):
    story = make_story("撤下的标题", status="withdrawn")

    response = client.get(f"/articles/{story.pk}/")

    assert response.status_code == 410
    assert story.headline not in response.content.decode()
    assert "noindex" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/articles/999999/",
        "/issues/2020-02-30/",
        "/issues/?month=2026-13",
        "/issues/?month=9999-12",
        "/districts/atlantis/",
        "/columns/none/",
        "/tags/none/",
        "/reporters/999999/",
        "/?page=2x/nothing",
        "/photos/?page=x",
        "/photos/page/9/",
        "/photos/page/0/",
        "/latest/page/99999999999999999999/",
        "/media/photos/none.jpg",
        "/sitemap-none-1.xml",
        "/sitemap-stories-9.xml",
    ],
)
def test_what_is_not_there_is_a_page_of_the_paper(client, address):
    if address == "/?page=2x/nothing":
        assert client.get(address).status_code == 200  # home has no pages to turn
        return
    response = client.get(address)

    assert response.status_code == 404
    assert "nameplate" in response.content.decode()


def test_a_story_that_names_a_district_and_a_town_in_it_counts_once(client, make_story):
    story = make_story()
    with open_for_correction(story.pk):
        story.districts.set(District.objects.filter(path__in=["fangshan", "fangshan/doudian"]))

    places = client.get("/districts/").context["places"]

    assert [(place.path, place.number) for place in places if place.number] == [("fangshan", 1)]
    assert [town for place in places for town in place.towns] == [("/districts/fangshan/doudian/", "窦店", 1)]


def test_the_lead_moves_up_when_a_story_is_withdrawn(client, make_story, make_issue):
    lead, second = make_story("头条标题", status="withdrawn"), make_story("二条标题")
    make_issue({1: [(lead, "lead"), (second, "second")]})

    response = client.get("/")

    assert response.context["home"].front.lead == second


def test_search_keeps_its_filters_and_marks_what_it_found(client, make_story):
    from articles.models import Article
    from articles.search import entries

    story = make_story()
    entries.index(Article.objects.all())

    page = client.get("/search/?q=充电器&district=fangshan&column=gonghui").content.decode()

    assert story.headline in page
    assert "<mark>充电器</mark>" in page
    assert 'name="district" value="fangshan"' in page
    elsewhere = client.get("/search/?q=充电器&district=haidian").content.decode()
    assert "<mark>" not in elsewhere  # the newest stories are offered instead
