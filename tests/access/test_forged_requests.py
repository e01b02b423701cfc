"""Requests that no form of ours sends: other people's ids, forged filters, foreign parts of forms."""

import json
import re
from contextlib import suppress

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape

from tests.access.asking import ask
from tests.access.world import undone

STRANGER = "correspondent"  # may file stories, and sees none of the world's

FILTERS = [
    "author__password__startswith=a",
    "uploaded_by__password__startswith=a",
    "imported_by__password__startswith=a",
    "user__password__startswith=a",
    "actor__password__startswith=a",
    "password__startswith=a",
    "members__password__startswith=a",
    "desk__members__password__startswith=a",
    "bylines__reporter__phone__startswith=1",
    "photographer__phone__startswith=1",
]
NONSENSE = [
    *("o=99.-3.x", "p=9999", "p=x", "all=", "_popup=1", "_changelist_filters=x", "e=1"),
    *("q=%00", "q=%27%22%25_", "mine=%00", "status__exact=%00", "id__exact=x", "id__in=1,x", "nothing=1"),
    *("status__exact=no", "column__id__exact=99999999999999999999", "date__gte=x", "created_at_from=x"),
    *("_to_field=password", "_to_field=id", "_facets=True", "in=%00", "pk=1", "id=" + "9" * 30),
]


def addresses(page):
    """Of every model that has such a page: some are there for the addresses of their screens alone."""
    found = []
    for model in admin.site._registry:
        with suppress(NoReverseMatch):
            found.append(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"))
    return found


@pytest.mark.parametrize("who", ["superuser", STRANGER])
def test_a_forged_filter_is_refused_or_does_nothing(world, who):
    for address in addresses("changelist"):
        plain = ask(world, who, "get", address)
        if plain.status_code != 200:
            continue
        for query in FILTERS:
            forged = ask(world, who, "get", f"{address}?{query}")
            refused = forged.status_code in (302, 400)
            if not refused and not says_the_same(forged, plain, query):
                plain = ask(world, who, "get", address)  # a screen that tells how long a story has waited
                assert says_the_same(forged, plain, query), (address, query)
        for query in NONSENSE:
            status = ask(world, who, "get", f"{address}?{query}").status_code
            assert status in (200, 302, 400), (address, query)


def says_the_same(forged, plain, query):
    """True if the query made no difference: a screen of ours knows its own questions and no others."""

    def words(response):
        text = response.text_sent.decode().replace(query, "").replace(escape(query), "")
        return re.sub(r'(nonce|value|href|action)="[^"]*"|[?&;]', "", text)

    return forged.status_code == 200 and words(forged) == words(plain)


def test_a_telephone_number_cannot_be_guessed_by_filters(world):
    address = reverse("admin:reporters_reporter_changelist")

    for name in ("phone__startswith=1", "email__contains=@", "phone=1"):
        assert ask(world, STRANGER, "get", f"{address}?{name}").status_code in (302, 400)


def test_contacts_are_for_the_house_and_for_oneself(world):
    with undone():
        world.person.phone = "13800000000"
        world.person.save()
        address = reverse("admin:reporters_reporter_change", args=[world.person.pk])

        assert b"13800000000" in world.clients["proofreader"].get(address).content
        assert b"13800000000" not in world.clients[STRANGER].get(address).content


@pytest.mark.parametrize("query", NONSENSE)
def test_forms_bear_strange_addresses(world, query):
    for address in addresses("add"):
        assert ask(world, "superuser", "get", f"{address}?{query}").status_code in (200, 302, 400, 403), (
            address
        )


def test_choosers_name_no_hidden_story_and_no_account(world):
    address = reverse("admin:autocomplete")

    def found(who, **source):
        query = {
            "term": "",
            "app_label": "articles",
            "model_name": "byline",
            "field_name": "article",
        } | source
        response = ask(world, who, "get", address, query)
        return json.loads(response.text_sent)["results"] if response.status_code == 200 else None

    assert found(STRANGER) == []
    assert {each["text"] for each in found("proofreader")} == {
        str(each) for each in [*world.stories.values(), *(issue.story for issue in world.issues.values())]
        if each.status in ("approved", "published")
    }  # fmt: skip
    for who in (STRANGER, "reporter", "chief editor", "page editor"):
        assert found(who, app_label="reporters", model_name="reporter", field_name="user") is None
        assert found(who, model_name="article", field_name="author") is None
    people = found(STRANGER, field_name="reporter")
    assert all(set(each) == {"id", "text"} for each in people)
    for forged in (
        {"field_name": "nothing"},
        {"model_name": "nothing"},
        {"field_name": "role"},
        {"app_label": ""},
    ):
        assert found(STRANGER, **forged) is None


def form_of(story, **changes):
    """What the story form would send, with the story's own bylines and photos."""
    fields = {
        **{
            name: getattr(story, name)
            for name in ("kicker", "headline", "body", "dateline", "source", "note")
        },
        "seen_revision": story.revision,
        "seen_status": story.status,
        "tags": "",
    }
    for prefix in ("bylines", "photo_uses"):
        fields |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return fields | changes


def what_is_written(world):
    """All that stands in the world's stories, as it is in the database now."""
    from taggit.models import TaggedItem

    from articles.models import Article, Byline, PhotoUse

    ids = [story.pk for story in world.stories.values()]
    parts = (Byline, PhotoUse, Article.districts.through)
    rows = [model.objects.filter(article__in=ids) for model in parts]
    rows += [Article.objects.filter(pk__in=ids), TaggedItem.objects.filter(object_id__in=ids)]
    return [list(each.order_by("pk").values()) for each in rows]


@pytest.mark.parametrize("state", ["draft", "second_review", "approved", "published", "killed"])
def test_a_story_is_not_changed_by_those_who_may_not(world, state):
    from articles.models import Article
    from tests.access.answers import EDITORS_OF_STORY

    story = Article.objects.get(pk=world.stories[state].pk)
    address = reverse("admin:articles_article_change", args=[story.pk])
    before = what_is_written(world)
    for who, client in world.clients.items():
        if who in EDITORS_OF_STORY[state] or (who == "superuser" and EDITORS_OF_STORY[state]):
            continue
        with undone():
            client.post(address, form_of(story, headline="改", _note="改", _move="kill"))
            client.post(address, form_of(story, headline="改", _saveasnew="1"))

            assert what_is_written(world) == before, who


@pytest.mark.parametrize("prefix", ["bylines", "photo_uses"])
def test_a_form_takes_no_parts_of_another_story(world, prefix):
    """The ids of rows in a form's inlines are text that anybody may write."""
    from articles.models import Article
    from tests.factory import make_article

    other = world.stories["first_review"]
    part = getattr(other, prefix).first()
    with undone():
        own = make_article(author=world.users[STRANGER])
        own = Article.objects.get(pk=own.pk)
        form = form_of(own) | {
            f"{prefix}-TOTAL_FORMS": 1,
            f"{prefix}-INITIAL_FORMS": 1,
            f"{prefix}-0-id": part.pk,
            f"{prefix}-0-article": own.pk,
            f"{prefix}-0-reporter": world.person.pk,
            f"{prefix}-0-role": "editor",
            f"{prefix}-0-photo": world.photo.pk,
            f"{prefix}-0-caption": "改",
            f"{prefix}-0-placement": "lead",
            f"{prefix}-0-position": 7,
        }
        world.clients[STRANGER].post(reverse("admin:articles_article_change", args=[own.pk]), form)
        world.clients[STRANGER].post(
            reverse("admin:articles_article_change", args=[own.pk]), form | {f"{prefix}-0-DELETE": "on"}
        )

        kept = type(part).objects.filter(pk=part.pk).values().get()

    assert kept == type(part).objects.filter(pk=part.pk).values().get()
    assert kept["article_id"] == other.pk


def test_a_photo_that_one_may_not_see_cannot_be_put_on_a_story(world):
    from articles.models import Article
    from tests.factory import make_article

    with undone():
        own = Article.objects.get(pk=make_article(author=world.users[STRANGER]).pk)
        form = form_of(own) | {
            "photo_uses-TOTAL_FORMS": 1,
            "photo_uses-0-photo": world.photo.pk,
            "photo_uses-0-caption": "图",
            "photo_uses-0-placement": "lead",
        }
        world.clients[STRANGER].post(reverse("admin:articles_article_change", args=[own.pk]), form)

        assert not own.photo_uses.exists()


@pytest.mark.parametrize("across", ["0", "1"])
def test_actions_on_hidden_stories_change_nothing(world, across):
    from articles.admin.change_list import LIST_MOVES

    ids = [story.pk for story in world.stories.values()]
    before = what_is_written(world)
    for who in (STRANGER, "photographer", "administrator", "proofreader", "page editor", "auditor"):
        for action in [*(f"move_{verb}" for verb in LIST_MOVES), "delete_selected", "nothing"]:
            with undone():
                data = {
                    "action": action,
                    "_selected_action": ids,
                    "select_across": across,
                    "note": "改",
                    "index": 0,
                }
                world.clients[who].post(reverse("admin:articles_article_changelist"), data | {"post": "yes"})

                assert what_is_written(world) == before, (who, action)


def test_nothing_is_deleted_by_an_action_without_the_right(world):
    for model, thing in [("photos_photo", world.spare_photo), ("reporters_reporter", world.person),
                         ("districts_district", world.district), ("reporters_user", world.account),
                         ("articles_column", world.column)]:  # fmt: skip
        for who in (STRANGER, "photographer", "proofreader", "auditor"):
            data = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes", "index": 0}
            with undone():
                world.clients[who].post(reverse(f"admin:{model}_changelist"), data)

                assert type(thing).objects.filter(pk=thing.pk).exists(), (model, who)


def test_a_list_is_not_edited_by_those_who_only_read_it(world):
    form = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": world.column.pk,
        "form-0-position": 9,
        "_save": "1",
    }
    for who in (STRANGER, "desk chief", "auditor"):
        with undone():
            world.clients[who].post(reverse("admin:articles_column_changelist"), form)
            world.column.refresh_from_db()

            assert world.column.position == 0, who


def test_a_preview_link_is_revoked_under_its_own_story_only(world):
    link = world.links["draft"]["valid"]
    own = world.stories["published"]
    address = reverse("admin:articles_article_revoke_link", args=[own.pk, link.pk])

    for who in ("desk editor", "chief editor"):
        assert ask(world, who, "post", address).status_code == 404


def test_a_preview_link_shows_no_version_of_another_story(world):
    with undone():
        address = reverse("admin:articles_article_preview_links", args=[world.story.pk])
        world.clients["chief editor"].post(address, {"version": "99"})

        assert world.story.preview_links.first().version is None


def test_a_link_opens_the_photos_of_its_own_story_only(world):
    token = world.links["approved"]["valid"].token
    foreign = world.stories["draft"].photo_uses.get().photo.renditions["WEBP"][0].name

    for path in (foreign, "../" + foreign, "photos/../../newsroom.sqlite3"):
        assert ask(world, "anonymous", "get", f"/preview/{token}/media/{path}").status_code == 404


def test_a_page_takes_no_story_that_is_hidden_or_not_approved(world):
    from articles.issues.models import Placement

    issue = world.issues["planning"]
    before = list(Placement.objects.order_by("pk").values())
    address = reverse("admin:issues_issue_placements", args=[issue.pk])
    for state in ("draft", "first_review", "final_review", "killed", "withdrawn"):
        for who in ("page editor", "chief editor", "superuser", "proofreader", STRANGER):
            with undone():
                data = {"article": world.stories[state].pk, "page": 1, "seen_page": 0, "weight": "lead"}
                world.clients[who].post(address, data)

                assert list(Placement.objects.order_by("pk").values()) == before, (who, state)


def test_an_administrator_makes_nobody_a_superuser(world):
    account = world.account
    form = {
        "username": account.username,
        "name": "某",
        "language": "zh-hans",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "user_permissions": [1],
        "groups": [world.group.pk],
    }
    with undone():
        world.clients["administrator"].post(reverse("admin:reporters_user_change", args=[account.pk]), form)
        account.refresh_from_db()

        assert not account.is_superuser
        assert not account.user_permissions.exists()


def test_an_administrator_does_not_see_superusers(world):
    hidden = world.users["superuser"]

    for name in ("change", "history", "delete"):
        address = reverse(f"admin:reporters_user_{name}", args=[hidden.pk])
        assert ask(world, "administrator", "get", address).status_code in (403, 404)
    address = reverse("admin:auth_user_password_change", args=[hidden.pk])
    assert ask(world, "administrator", "post", address, {"password1": "x"}).status_code == 404


STRANGE = [
    *("/tags/%00/", "/tags/%00/feed.rss", "/preview/%00/", "/preview/%00/media/x", "/media/%00"),
    *("/articles/99999999999999999999/", "/reporters/99999999999999999999/", "/unions/99999999999999999999/"),
    *("/issues/2026-13-45/", "/issues/0000-01-01/", "/issues/9999-12-31/99999999999999999999/"),
    *(
        "/columns/%E5%B7%A5/",
        "/districts/../",
        "/districts/none/none/",
        "/sitemap-stories-99999999999999999999.xml",
    ),
    *(
        "/sitemap-%00-1.xml",
        "/sitemap-stories-9999-12.xml",
        "/sitemap-stories-0000-00.xml",
        "/sitemap-issues-99999999999999999999.xml",
        "/?page=99999999999999999999",
        "/photos/?page=99999999999999999999",
        "/photos/?page=0",
    ),
    *("/search/?q=%00", "/search/?q=%ED%A0%80", "/search/?q=a&column=%00", "/search/?q=a&district=%00"),
    *("/search/?q=a&since=%00", "/search/?q=a&page=%00", "/issues/?month=%00", "/issues/?month=9999-12"),
    *("/search/?q=" + "x" * 5000, "/search/?q=" + "%E5%B7%A5" * 100, "/%00", "/en/%00", "/en/tags/%00/"),
    *("/issues/?month=0001-01", "/search/?q=a&since=0001-01-01", "/search/?q=a&until=9999-12-31"),
]


@pytest.mark.parametrize("address", STRANGE)
def test_strange_addresses_are_no_error(world, address):
    assert ask(world, "anonymous", "get", address).status_code in (200, 301, 302, 400, 404)


STRANGE_IN_THE_OFFICE = [
    *("/admin/articles/article/x/change/", "/admin/articles/article/%00/change/", "/admin/%00/"),
    *("/admin/articles/article/99999999999999999999/versions/", "/admin/r/99999999999999999999/1/"),
    *("/admin/r/1/%00/", "/admin/articles/article/{pk}/versions/?old=%00&new=x", "/admin/search/?s=%00"),
    *("/admin/issues/issue/{issue}/plan/?q=%00", "/admin/issues/issue/{issue}/plan/?column=x&desk=%00"),
    *(
        "/admin/issues/issue/{issue}/plan/changes/?since=%00",
        "/admin/issues/issue/{issue}/pages/99999999999999999999/",
    ),
    *("/admin/autocomplete/?term=%00&app_label=articles&model_name=byline&field_name=reporter",),
    *("/preview/articles/{pk}/?version=%00", "/preview/articles/{pk}/?version=99999999999999999999"),
    *("/preview/articles/{pk}/?version=%C2%B2",),
]


@pytest.mark.parametrize("address", STRANGE_IN_THE_OFFICE)
def test_strange_addresses_are_no_error_in_the_office(world, address):
    address = address.format(pk=world.story.pk, issue=world.issues["planning"].pk)

    assert ask(world, "superuser", "get", address).status_code in (200, 302, 400, 404)


def test_strange_forms_are_no_error(world):
    story, issue = world.stories["draft"], world.issues["planning"]
    forms = [
        (f"/admin/articles/article/{story.pk}/moves/submit/", {"seen_status": "no", "seen_revision": "x"}),
        (f"/admin/articles/article/{story.pk}/moves/submit/", {"seen_revision": "9" * 30}),
        (f"/admin/articles/article/{story.pk}/moves/kill/", {"_note": "\0"}),
        (f"/admin/articles/article/{story.pk}/preview-links/", {"version": "\0"}),
        (f"/admin/articles/article/{story.pk}/change/", form_of(story, headline="\0", _note="\0")),
        (f"/admin/articles/article/{story.pk}/change/", form_of(story, seen_revision="9" * 30)),
        (f"/admin/articles/article/{story.pk}/change/", form_of(story, take_revision="\0", _move="nothing")),
        (
            f"/admin/issues/issue/{issue.pk}/plan/placements/",
            {"article": "\0", "page": "x", "seen_page": "-1"},
        ),
        (
            f"/admin/issues/issue/{issue.pk}/plan/placements/",
            {"article": "9" * 30, "page": 1, "seen_page": 0},
        ),
        (f"/admin/issues/issue/{issue.pk}/pages/1/signatures/", {"seen": "\0", "note": "\0"}),
        (f"/admin/issues/issue/{world.issues['signed'].pk}/publication/", {"at": "\0"}),
        (f"/admin/issues/issue/{world.issues['signed'].pk}/publication/", {"at": "9999-12-31T23:59"}),
        ("/admin/ingest/pageimport/add/", {"text": "\0"}),
        ("/admin/login/", {"username": "\0", "password": "x"}),
    ]
    for address, data in forms:
        for who in ("chief editor", "superuser"):
            assert ask(world, who, "post", address, data).status_code < 500, (address, data)
