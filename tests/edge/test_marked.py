"""Every public page names each story that it leads to: else a withdrawn headline would stay there.

The pages of the paper name the paper, which its stories touch; sitemaps and searches as a whole.
"""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Column
from articles.public import keys
from newsroom.districts.models import District, Union
from tests import factory

FEW = 2  # pages of a kind
STORY = re.compile(r"/articles/(\d+)/")


@pytest.fixture
def paper(db):
    """Five stories that share all that a list can be about, one of them corrected, on a page."""
    from articles.issues.models import Issue, Page, Placement
    from articles.issues.moves import IssueStatus

    column = Column.objects.create(name="工会新闻", slug="gonghui")
    union = Union.objects.get(kind="municipal")
    town = District.objects.get(path="fangshan/doudian")
    stories = [
        factory.make_article(
            "published",
            f"窦店镇第{number}处暖心驿站",
            at=timezone.now() - timedelta(hours=number + 1),
            column=column,
            districts=[town],
            unions=[union],
            tags=["驿站"],
        )
        for number in range(5)
    ]
    stories[1].correct(by=factory.the("chief editor"), note="数字有误", subhead="更正后的副题")
    issue = Issue.objects.create(date=timezone.localdate())
    page = Page.objects.create(issue=issue, number=1, name="要闻")
    for position, story in enumerate(stories[:4]):
        Placement.objects.create(page=page, article=story, position=position)
    Issue.objects.filter(pk=issue.pk).update(status=IssueStatus.PUBLISHED, published_at=timezone.now())
    return issue


def addresses(client, paper):
    """All pages that can be reached from the home page, in Chinese."""
    seen, kinds, left = (
        set(),
        Counter(),
        ["/", "/latest/", "/feeds/latest.rss", "/feeds/latest.json", "/sitemap.xml"],
    )
    left += [f"/api/issues/{paper.date}.json", "/news-sitemap.xml"]
    while left:
        address = left.pop()
        kind = re.sub(r"\d+", "0", "/".join(address.split("/")[:2] + address.split("/")[3:]))
        if address in seen or kinds[kind] == FEW:
            continue
        seen.add(address)
        kinds[kind] += 1
        response = client.get(address)
        if response.status_code != 200 or response.streaming or not is_text(response):
            continue
        yield address, response
        links = re.findall(r'href="(?:http://testserver)?(/[^"?#]*)', response.text)
        left += [link for link in links if not link.startswith(("/admin", "/static", "/en/", "/media"))]


def is_text(response):
    return (
        re.search("html|xml|json|text", response["Content-Type"]) and "epub" not in response["Content-Type"]
    )


@pytest.mark.once
def test_every_page_names_the_stories_it_leads_to(client, paper):
    count, unmarked = 0, {}
    for address, response in addresses(client, paper):
        names = response.get("Surrogate-Key", "").split()
        shown = {int(pk) for pk in STORY.findall(response.text)}
        missing = {pk for pk in shown if keys.story(pk) not in names}
        if missing and not {keys.paper(paper.date), keys.SITEMAPS, keys.SEARCH} & {*names}:
            unmarked[address] = missing
        count += 1
        assert "max-age" in response["Cache-Control"], address

    assert count > 25
    assert not unmarked
