"""Public answers are the same for everyone, trust nobody, and cost the same however long the list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.districts.models import Union
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db


def all_addresses(story, issue):
    return [
        *("/", "/issues/", "/districts/", "/columns/", "/photos/", "/search/?q=驿站", "/en/"),
        f"/articles/{story.pk}/",
        f"/issues/{issue.date}/",
        f"/issues/{issue.date}/1/",
        "/districts/fangshan/",
        "/columns/gonghui/",
        "/tags/驿站/",
        f"/unions/{Union.objects.get(kind='municipal').pk}/",
        f"/reporters/{Reporter.objects.get().pk}/",
        *("/feeds/latest.rss", "/feeds/latest.atom", "/feeds/latest.json", "/photos/feed.rss"),
        *("/sitemap.xml", "/news-sitemap.xml", "/robots.txt"),
    ]


def test_no_cookie_is_set_and_none_asked_for(client, make_story, make_issue):
    story = make_story()
    issue = make_issue({1: [(story, "lead")]})

    for address in [*all_addresses(story, issue), "/nothing/"]:
        response = client.get(address)
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_pages_allow_nothing_from_elsewhere(client, make_story):
    story = make_story()
    withdrawn = make_story("撤", status="withdrawn")

    for address in ("/", f"/articles/{story.pk}/", f"/articles/{withdrawn.pk}/", "/nothing/"):
        policy = client.get(address)["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'"), address
        assert "unsafe" not in policy


def test_pages_can_only_be_read(client, make_story):
    story = make_story()

    for address in ("/", f"/articles/{story.pk}/", "/search/", "/photos/", "/feeds/latest.rss"):
        assert client.post(address).status_code == 405, address


def test_a_list_costs_the_same_for_5_and_for_50_stories(client, make_story, make_issue, add_photo):
    from articles.models import Article
    from articles.search import entries

    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    first = [make_story(f"第{n}篇 驿站") for n in range(5)]
    issue = make_issue({1: [(story, "ordinary") for story in first[1:]]})
    photo = add_photo(first[0]).photo
    for story in first[1:]:
        add_photo(story, photo)
    entries.index(Article.objects.all())  # these stories were made past the moves
    addresses = all_addresses(first[1], issue)
    for address in addresses:
        client.get(address)  # fills what is kept for the process
    few = {address: queries(address) for address in addresses}

    for n in range(45):
        add_photo(make_story(f"又{n}篇 驿站", at=timezone.now()), photo)
    entries.index(Article.objects.all())
    assert len(client.get("/search/?q=驿站").context["page"]) > len(first)
    many = {address: queries(address) for address in addresses}

    assert many == few


def test_a_screen_without_the_right_to_it_is_refused_in_the_papers_own_look(client):
    from tests.factory import make_user

    client.force_login(make_user("administrator"))
    answer = client.get("/admin/checking/rulesetting/")

    assert answer.status_code == 403
    assert "此账号无权打开这个页面" in answer.text


def test_the_papers_icon_is_there_for_pages_that_name_none(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response.url.endswith(".svg")
    assert "max-age" in response["Cache-Control"]


def test_the_back_office_names_the_papers_icon(client):
    page = client.get("/accounts/login/").content.decode()

    assert 'rel="icon" href="/static/icon.svg" type="image/svg+xml"' in page
