"""Previews: the story as readers will see it, for those who may, and kept by nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import PreviewLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(make_story):
    return make_story("待审的稿件", status="draft")


@pytest.fixture
def link(draft, make_user):
    return PreviewLink.objects.create(article=draft, created_by=make_user("chief editor"))


def assert_private(response):
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_a_link_opens_the_story_for_an_outsider(client, draft, link):
    response = client.get(f"/preview/{link.token}/")

    assert response.status_code == 200
    assert draft.headline in response.content.decode()
    assert_private(response)


def test_the_photos_come_through_the_link(client, draft, link, add_photo):
    photo = add_photo(draft).photo

    page = client.get(f"/preview/{link.token}/").content.decode()
    address = photo.src.replace("/media/", f"/preview/{link.token}/media/")

    assert address in page
    assert photo.src not in page.replace(address, "")
    response = client.get(address)
    assert response.status_code == 200
    assert_private(response)
    assert client.get(photo.src).status_code == 404


def test_a_link_opens_no_photo_of_another_story(client, link, make_story, add_photo):
    photo = add_photo(make_story("别的稿件", status="draft")).photo

    response = client.get(photo.src.replace("/media/", f"/preview/{link.token}/media/"))

    assert response.status_code == 404


def test_an_expired_or_revoked_link_is_nothing(client, link):
    revoked = PreviewLink.objects.create(article=link.article, created_by=link.created_by)
    revoked.revoke()
    PreviewLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    for token in (link.token, revoked.token, "guess"):
        assert client.get(f"/preview/{token}/").status_code == 404


def test_a_link_to_a_version_shows_that_version(client, draft, link, make_user):
    version = draft.record_version(by=link.created_by)
    draft.headline = "后来改过的标题"
    draft.save()
    PreviewLink.objects.filter(pk=link.pk).update(version=version)

    page = client.get(f"/preview/{link.token}/").content.decode()

    assert "待审的稿件" in page
    assert "后来改过的标题" not in page


def test_staff_see_any_version_of_what_they_may_see(client, draft, make_user, add_photo):
    chief = make_user("chief editor")
    add_photo(draft)
    version = draft.record_version(by=chief)
    draft.headline = "后来改过的标题"
    draft.save()
    client.force_login(chief)

    then = client.get(f"/preview/articles/{draft.pk}/?version={version.number}")
    now = client.get(f"/preview/articles/{draft.pk}/")

    assert "待审的稿件" in then.content.decode()
    assert "后来改过的标题" in now.content.decode()
    assert "晁小争" in then.content.decode()
    assert "figcaption" in then.content.decode()
    assert_private(now)
    for number in ("99", "²", "x"):
        assert client.get(f"/preview/articles/{draft.pk}/?version={number}").status_code == 404


@pytest.mark.parametrize("role", [None, "administrator", "correspondent"])
def test_for_all_others_there_is_no_preview(client, draft, make_user, role):
    if role:
        client.force_login(make_user(role))

    assert client.get(f"/preview/articles/{draft.pk}/").status_code == 404


def test_the_preview_is_the_story_page(client, make_story, make_user):
    story = make_story()
    client.force_login(make_user("chief editor"))

    def story_part(page):
        text = page.content.decode()
        return text[text.index("story__head") : text.index("story__facts")]

    assert story_part(client.get(f"/preview/articles/{story.pk}/")) == story_part(
        client.get(f"/articles/{story.pk}/")
    )
