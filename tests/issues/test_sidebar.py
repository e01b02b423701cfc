"""What the sidebar and the start page offer to whom."""

import pytest
from django.urls import resolve, reverse

from articles.issues.models import Issue
from articles.issues.navigation import sidebar
from newsroom.reporters.roles import AUTHORS, EDITORS, ROLES
from tests import factory
from tests.factory import the

pytestmark = pytest.mark.django_db
PAPER = (*AUTHORS, *EDITORS, "proofreader", "page editor", "auditor")  # all but those who look after accounts
PAGES = ("proofreader", "page editor")
GUARDS = ("administrator", "security administrator", "auditor")

OFFERED = {
    "index": ROLES,
    "notices_notice_changelist": ROLES,
    "articles_article_changelist?mine=review": EDITORS,
    "articles_article_changelist?mine=own": (*AUTHORS, *EDITORS),
    "articles_article_changelist": PAPER,
    "articles_column_changelist": PAPER,
    "reviewing_story_changelist": PAPER,
    "reviewing_story_next": EDITORS,
    "planning_assignment_this_week": (*AUTHORS, *EDITORS, "auditor"),
    "planning_assignment_mine": (*AUTHORS, *EDITORS, "auditor"),
    "planning_call_open": (*AUTHORS, *EDITORS, "auditor"),
    "issues_issue_plan": ("chief editor", *PAGES),
    "issues_issue_board": ("chief editor", *PAGES),
    "issues_issue_changelist": PAPER,
    "issues_sheet_changelist": (*EDITORS, *PAGES, "administrator", "auditor"),
    "showing_arrangement_changelist": (*EDITORS, "auditor"),
    "mourning_mourning_changelist": ("chief editor", "administrator", "auditor"),
    "photos_photo_changelist": PAPER,
    "photos_photo_consents": (*EDITORS, "page editor"),
    "ingest_pageimport_changelist": ("reporter", *EDITORS, "auditor"),
    "ingest_wordimport_changelist": (*AUTHORS, *EDITORS, "auditor"),
    "checking_wordlist_changelist": PAPER,
    "checking_rulesetting_changelist": PAPER,
    "checking_keptfinding_changelist": (*EDITORS, "proofreader", "auditor"),
    "numbers_table": (*EDITORS, "auditor"),
    "numbers_latest_month": ("desk chief", "chief editor", "auditor"),
    "numbers_mine": (*AUTHORS, *EDITORS),
    "numbers_tariff_changelist": ("desk chief", "chief editor", "auditor"),
    "numbers_storykind_changelist": ("desk chief", "chief editor", "auditor"),
    "reporters_reporter_changelist": ROLES,
    "reporters_desk_changelist": ROLES,
    "districts_district_changelist": ROLES,
    "districts_union_changelist": ROLES,
    "reporters_user_changelist": GUARDS,
    "auth_group_changelist": GUARDS,
    "reporters_accountevent_changelist": GUARDS,
    "ledger_entry_changelist": ("auditor",),
    "personal_personalevent_changelist": ("administrator", "auditor"),
}


def name_of(link):
    address, mark, query = link.partition("?")
    return resolve(address).url_name + mark + query


def offered_to(client, user):
    client.force_login(user)
    request = client.get(reverse("admin:index")).wsgi_request
    return {name_of(item["link"]) for group in sidebar(request) for item in group["items"]}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_offered_its_screens(client, role):
    Issue.objects.create(date="2030-01-02")

    assert offered_to(client, the(role)) == {name for name, roles in OFFERED.items() if role in roles}


def test_an_account_without_a_role_is_offered_what_is_told_to_it(client):
    Issue.objects.create(date="2030-01-02")

    assert offered_to(client, factory.make_user()) == {"index", "notices_notice_changelist"}


def test_who_does_not_work_here_is_offered_nothing(rf):
    request = rf.get("/admin/")
    request.user = factory.make_user("chief editor", is_staff=False)

    assert sidebar(request) == []


READY = "Signed off, not on a page yet"
STARTS = {  # titles of the sections, and of what else the page shows
    "correspondent": {"may_file"},
    "reporter": {"My drafts", "My stories on their way", "may_file"},
    "photographer": {"may_file"},
    "desk editor": {"Waiting for my review", "counts", "may_file"},
    "desk chief": {"Waiting for my review", "counts", "may_file"},
    "chief editor": {"Waiting for my review", READY, "counts", "may_file", "may_open_issue"},
    "proofreader": {"Pages that wait for me"},
    "page editor": {READY, "may_open_issue"},
    "administrator": {"Accounts lately"},
    "auditor": {"counts", "Accounts lately"},
    "security administrator": {"Accounts lately"},
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_starts_with_what_is_its_own(client, role):
    for status in ("draft", "first_review", "second_review", "final_review"):
        factory.make_article(status)
    issue = Issue.objects.create(date="2030-01-02")
    factory.make_article("approved")
    issue.pages.create(number=1, name="要闻").place(factory.make_article("approved"), by=the("page editor"))
    issue.start_proofing(by=the("page editor"))
    user = the(role)
    user.language = "en"
    user.save()
    client.force_login(user)

    page = client.get(reverse("admin:index")).context

    shown = {section.title for section in page["sections"]}
    shown |= {name for name in ("counts", "may_file", "may_open_issue") if page[name]}
    assert shown == STARTS[role]
