"""Going back to an older version: opened in the form, saved like anything else."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from newsroom.districts.models import District
from tests import factory
from tests.forms import fields_of


@pytest.fixture
def writer(db):
    return factory.make_writer()


@pytest.fixture
def client(writer):
    client = Client()
    client.force_login(writer)
    return client


@pytest.fixture
def story(writer):
    """A draft with two versions: of the second all is different, and one photo is gone."""
    story = factory.make_draft(writer, "<p>八处驿站建成。</p><p>还有两处在建。</p>")
    story.bylines.create(reporter=factory.person_of(writer), position=1)
    story.districts.set(District.objects.filter(path="fangshan/doudian"))
    story.tags.set(["驿站", "职工之家"])
    story.source = "房山区总工会"
    story.save()
    for caption in ["驿站外景", "驿站内景"]:
        factory.add_photo(story, caption=caption)
    story.record_edit(by=writer)
    story.bylines.all().delete()
    story.districts.set(District.objects.filter(path="haidian"))
    story.tags.set(["运动会"])
    story.photo_uses.first().delete()
    story.headline, story.body, story.source = "海淀区职工运动会开幕", "<p>开幕了。</p>", ""
    story.save()
    story.record_edit(by=writer)
    return Article.objects.get(pk=story.pk)


def go_back(client, story, number):
    address = reverse("admin:articles_article_change", args=[story.pk])
    return client.post(address, {"_version": number})


def test_the_versions_offer_to_go_back_but_for_the_latest(client, story):
    page = client.get(reverse("admin:articles_article_versions", args=[story.pk])).content.decode()
    latest = story.versions.first().number

    assert 'name="_version" value="1"' in page
    assert f'name="_version" value="{latest}"' not in page


def test_an_older_version_is_shown_and_nothing_is_saved(client, story):
    first, rows = story.versions.get(number=1), story.versions.count()

    page = go_back(client, story, 1)

    assert page.status_code == 200
    assert "这是第1稿" in page.content.decode()
    assert first.content["headline"] in page.content.decode()
    assert story.versions.count() == rows
    assert Article.objects.get(pk=story.pk).headline == "海淀区职工运动会开幕"


def test_saved_it_is_to_the_letter_what_it_was(client, story):
    first = story.versions.get(number=1)

    form = fields_of(go_back(client, story, 1))
    answer = client.post(reverse("admin:articles_article_change", args=[story.pk]), form | {"_save": "1"})

    assert answer.status_code == 302, answer.content.decode()
    assert story.versions.first().digest == first.digest
    assert story.versions.first().number > 2


def test_who_saved_in_between_is_not_overwritten(client, story, writer):
    form = fields_of(go_back(client, story, 1))
    story.headline = "又有一处驿站建成"
    story.save()
    story.record_edit(by=writer)

    answer = client.post(reverse("admin:articles_article_change", args=[story.pk]), form | {"_save": "1"})

    assert answer.status_code == 200
    assert Article.objects.get(pk=story.pk).headline == "又有一处驿站建成"


def test_what_is_not_there_any_more_is_named(client, story):
    gone = Article.objects.get(pk=story.pk).versions.get(number=1).content["photos"][0]["id"]
    type(story.photo_uses.first().photo).objects.get(pk=gone).delete()

    page = go_back(client, story, 1).content.decode()

    assert "驿站外景" in page[page.index("已不存在") :][:200]


@pytest.mark.parametrize("number", ["99", "0", "-1", "x", "9" * 30, ""])
def test_there_is_no_such_version(client, story, number):
    assert go_back(client, story, number).status_code == 404


def test_who_may_not_edit_goes_back_to_nothing(story, db):
    auditor, stranger = Client(), Client()
    auditor.force_login(factory.the("auditor"))
    stranger.force_login(factory.make_writer("chen"))

    assert go_back(auditor, story, 1).status_code == 403
    assert go_back(stranger, story, 1).status_code in {403, 404}
    versions = auditor.get(reverse("admin:articles_article_versions", args=[story.pk])).content.decode()
    assert "_version" not in versions
