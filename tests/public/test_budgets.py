"""What a page may cost: 6 queries for a story, 8 for any other page, in a paper of any size."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db

MOST, MOST_OF_A_STORY = 8, 6


def queries(client, address, status=200):
    client.get(address)  # what is kept for the process
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == status, address
    return [each["sql"] for each in captured]


def test_no_page_asks_more_than_its_budget(client, make_story, make_issue, add_photo):
    stories = [make_story(f"第{n}篇 驿站") for n in range(45)]
    for story in stories[:12]:
        add_photo(story)
    story = stories[20]
    issue = make_issue({1: [(each, "ordinary") for each in stories[15:25]], 2: [(stories[1], "lead")]})
    person = Reporter.objects.get()
    town = District.objects.get(path="fangshan/doudian")
    union = Union.objects.get(kind="municipal")

    asked = {f"/articles/{story.pk}/": queries(client, f"/articles/{story.pk}/")}
    assert len(asked[f"/articles/{story.pk}/"]) <= MOST_OF_A_STORY
    lists = ["/latest/", "/columns/gonghui/", "/tags/驿站/", town.get_absolute_url()]
    lists += [town.parent.get_absolute_url(), union.get_absolute_url(), person.get_absolute_url()]
    pages = [
        *("/", "/en/", "/columns/", "/districts/", "/photos/", "/issues/", "/corrections/"),
        *(f"/issues/{issue.date}/", f"/issues/{issue.date}/1/"),
        *lists,
        *(f"{address}page/1/" for address in lists),
    ]
    over = {address: len(found) for address in pages if len(found := queries(client, address)) > MOST}

    assert not over


def test_what_is_still_on_the_newest_page_leads_there(client, make_story):
    make_story()

    assert client.get("/tags/驿站/page/1/").url == client.get("/tags/驿站/").wsgi_request.path_info.replace(
        "驿站", "%E9%A9%BF%E7%AB%99"
    )
    assert client.get("/en/latest/page/1/").url == "/en/latest/"
    assert client.get("/latest/page/2/").status_code == 404


def test_former_addresses_of_pages_lead_to_the_list(client, make_story):
    make_story()

    former = client.get("/districts/fangshan/?page=3")

    assert (former.status_code, former.url) == (301, "/districts/fangshan/")
    assert client.get("/districts/fangshan/?page=x").status_code == 404


def test_a_numbered_page_says_nothing_that_the_next_story_changes(client, make_story):
    for n in range(61):
        make_story(f"第{n}篇")

    def first_page():
        return client.get("/districts/fangshan/page/1/").content

    before = first_page()
    make_story("又一篇")

    assert first_page() == before
    assert client.get("/districts/fangshan/").context["page"].count == 62
