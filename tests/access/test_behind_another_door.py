"""Questions of permission that stand behind another one, which lets nobody come so far: asked by themselves.

By an address they are never reached without that other having said yes, so that the matrix of addresses
would not notice if one of them were gone.
"""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.admin.inlines import BylineInline
from articles.issues import board
from articles.issues.admin.issue_admin import PageInline
from articles.issues.models import Issue
from articles.models import Article
from newsroom.ledger.models import Entry
from tests import factory
from tests.factory import fresh, the

pytestmark = pytest.mark.django_db
VERBS = ("add", "change", "delete")


@pytest.fixture
def asked(rf):
    """`asked(inline or admin, "chief editor", row)`: {verb: whether it says yes}."""

    def asked(of, who, row):
        request = rf.get("/")
        request.user = fresh(the(who)) if isinstance(who, str) else who
        rows = {"add": () if isinstance(of, admin.ModelAdmin) else (row,), "change": (row,), "delete": (row,)}
        return {verb: getattr(of, f"has_{verb}_permission")(request, *rows[verb]) for verb in VERBS}

    return asked


def test_the_pages_of_an_issue_are_edited_by_who_plans_it_and_while_it_is_open(asked):
    inline = PageInline(Issue, admin.site)
    issue = Issue.objects.create(date="2030-01-02")

    assert all(asked(inline, "page editor", issue).values())
    assert not any(asked(inline, "auditor", issue).values())
    issue.status = "published"
    assert not any(asked(inline, "page editor", issue).values())


def test_names_under_a_story_are_edited_by_who_edits_the_story(asked):
    inline = BylineInline(Article, admin.site)
    story = factory.make_article("first_review")

    assert all(asked(inline, "desk editor", story).values())
    assert not any(asked(inline, "auditor", story).values())
    assert not any(asked(inline, "reporter", story).values())


def test_names_under_a_new_story_are_given_by_who_may_file_one(asked):
    inline = BylineInline(Article, admin.site)

    assert all(asked(inline, "reporter", None).values())
    assert not any(asked(inline, "auditor", None).values())


@pytest.mark.parametrize("label", ["ledger.entry", "personal.personalevent"])
def test_a_ledger_has_no_form_for_anybody(asked, label):
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    superuser = factory.make_user(superuser=True)

    assert not any(asked(admin.site.get_model_admin(model), superuser, model()).values())


def test_screens_with_entries_of_their_own_have_no_second_one_among_the_models(client):
    """As the library lists all models that an account may open."""
    client.force_login(factory.make_user(superuser=True))
    request = client.get(reverse("admin:index")).wsgi_request
    listed = {model["model"] for app in admin.site.get_app_list(request) for model in app["models"]}

    assert Article in listed
    assert listed.isdisjoint({Entry})
    hidden = {"workingcopy", "notice", "story", "arrangement", "personalevent"}
    assert hidden.isdisjoint(model._meta.model_name for model in listed)


def test_the_tray_of_an_issue_holds_what_one_may_read():
    mine, other = factory.make_desk(), factory.make_desk()
    chief = factory.make_user("desk chief", desks=[mine])
    here = factory.make_article("approved", desk=mine)
    factory.make_article("approved", desk=other)

    cards, count = board.tray(chief, {})

    assert [card.article.pk for card in cards] == [here.pk]
    assert count == 1
