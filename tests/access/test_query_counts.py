"""What a list costs does not depend on how many there are: as many queries for thousands of
stories as for a hundred, and at most 20."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from articles.mourning import days
from articles.search import finding
from newsroom.doors import visits
from tests.access.crowd import Crowd
from tests.factory import make_user, the
from tests.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FEW, MANY = 120, size(2_040, 600)  # 50 and 850 (250) of them published, 10 and 170 (50) in each other state
FILTERS = ["mine=own", "mine=review", "mine=back", "q=驿站", "status__exact=draft", "p=2"]


def public_lists(crowd):
    """Every public list, and the pages that show lists: {address: the client}."""
    date, person, union = crowd.issue.date, crowd.person.pk, crowd.unions[0].pk
    lists = [
        *("", "issues/", "districts/", "districts/fangshan/", f"unions/{union}/", "columns/", "columns/c0/"),
        *("tags/驿站/", f"reporters/{person}/", "photos/", f"issues/{date}/", f"issues/{date}/1/"),
        *(
            "search/?q=驿站",
            "search/?q=驿站开张&district=fangshan&column=c0",
            f"photos/{date:%Y-%m}/",
            f"districts/{date:%Y}/",
            f"reporters/{person}/{date:%Y}/",
            "offline.json",
            "latest/",
            "latest/page/1/",
            "photos/page/1/",
            "tags/驿站/page/1/",
        ),
        f"articles/{crowd.issue.articles().first().pk}/",
    ]
    machines = [
        *(
            "/feeds/latest.rss",
            "/feeds/latest.atom",
            "/feeds/latest.json",
            "/issues/feed.rss",
            "/photos/feed.rss",
        ),
        *(
            "/districts/feed.rss",
            "/districts/fangshan/feed.rss",
            f"/unions/{union}/feed.rss",
            "/columns/feed.rss",
        ),
        *("/columns/c0/feed.rss", "/tags/驿站/feed.rss", f"/reporters/{person}/feed.rss"),
        *(
            "/sitemap.xml",
            "/news-sitemap.xml",
            f"/sitemap-stories-{date:%Y-%m}.xml",
            f"/sitemap-issues-{date:%Y}.xml",
            *("/sitemap-topics.xml", "/sitemap-places.xml", "/sitemap-people.xml"),
        ),
    ]
    return [*(f"/{each}" for each in lists), *(f"/en/{each}" for each in lists), *machines]


def change_lists():
    """Of every model that has one: some are there for the addresses of their screens alone."""
    for model in admin.site._registry:
        with suppress(NoReverseMatch):
            yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def desk_screens(crowd):
    """The screens that gather stories, people or photos and are no change list."""
    month = f"{timezone.localdate():%Y-%m}"
    yield from (
        reverse("admin:numbers_table", args=[table])
        for table in ("reporters", "correspondents", "unions", "districts", "columns", "months")
    )
    yield from (
        reverse(f"admin:{name}", args=args)
        for name, *args in [
            ("numbers_uncovered",),
            ("numbers_mine",),
            ("numbers_statement_month", month),
            ("notices_choices",),
            ("reviewing_story_changelist",),
            ("planning_assignment_week", f"{timezone.localdate():%Y-%m-%d}"),
            ("planning_assignment_mine",),
            *((f"articles_article_{screen}", crowd.story) for screen in ("change", "versions", "slip")),
            ("reviewing_story_review", crowd.story),
            ("issues_issue_board", crowd.issue.pk),
            ("issues_issue_page", crowd.issue.pk, 1),
            ("issues_issue_make_up", crowd.planned.pk, 1),
        ]
    )


def office_lists(crowd, everything):
    """The story list with some of its filters, and the screens that gather stories; for
    `everything` every change list, too: those are the same whoever looks."""
    lists = list(change_lists()) if everything else [reverse("admin:articles_article_changelist")]
    stories = reverse("admin:articles_article_changelist")
    chooser = "/admin/autocomplete/?app_label=articles&model_name=byline&field_name=reporter&term=通讯"
    return [
        *(reverse("admin:index"), *lists, *desk_screens(crowd), chooser),
        *(f"{stories}?{each}" for each in FILTERS),
        reverse("admin:issues_issue_plan", args=[crowd.planned.pk]),
        reverse("admin:issues_issue_change", args=[crowd.planned.pk]),
    ]


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        response.getvalue()
    return len(captured) if response.status_code == 200 else response.status_code


@pytest.fixture(autouse=True)
def nothing_is_forgotten(monkeypatch):
    """What a process remembers for some seconds would be asked for again on any page."""
    monkeypatch.setattr(days, "REMEMBERED", None)
    monkeypatch.setattr(finding, "monotonic", lambda: 0)
    monkeypatch.setattr(visits, "EVERY", timedelta(days=1))  # else noted again after a minute of this


def test_lists_cost_as_much_for_thousands_of_stories_as_for_a_hundred():
    from articles.issues.models import Issue
    from articles.models import Article

    crowd = Crowd()
    crowd.planned = Issue.objects.create(date="2030-01-01")
    crowd.planned.pages.create(number=1, name="要闻")
    people = {
        "reader": None,
        "superuser": make_user(superuser=True),
        **{role: the(role) for role in ("reporter", "desk editor", "chief editor", "page editor")},
    }
    clients = {who: Client() for who in people}
    for who, user in people.items():
        if user:
            clients[who].force_login(user)

    def costs(*, first):
        asked = [("reader", address) for address in public_lists(crowd)]
        asked += [
            (who, address)
            for who in people
            if who != "reader"
            for address in office_lists(crowd, everything=who in ("superuser", "reporter"))
        ]
        for who, address in asked:
            if first and who in ("reader", "superuser"):
                clients[who].get(address)  # fills what is kept for the process
        return {each: queries(clients[each[0]], each[1]) for each in asked}

    crowd.grow_to(FEW)
    crowd.story = Article.objects.in_review().first().pk
    few, paper = costs(first=True), crowd.issue
    crowd.grow_to(MANY)
    crowd.issue = paper
    many = costs(first=False)

    grown = [
        f"{few[each]} → {number} {' '.join(each)}" for each, number in many.items() if number != few[each]
    ]
    assert grown == []
    wrong = [f"{number} {each[1]}" for each, number in many.items() if each[0] == "reader" and number > 100]
    assert wrong == [], " ".join(wrong)
    dear = [
        f"{number} {who} {address}"
        for (who, address), number in many.items()
        if who != "reader" and 20 < number < 200
    ]
    assert dear == [], "\n".join(dear)
