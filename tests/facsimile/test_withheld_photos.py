"""A photo that somebody shown no longer agrees to is gone from everything that readers can ask for."""

import pytest
from django.test import Client

from articles.facsimile.making import make_issue
from articles.facsimile.models import Facsimile
from articles.models.photo_use import PhotoUseQuerySet
from articles.photos import consent
from tests.access.crawling import crawl, text_of
from tests.factory import the

CAPTION = "图为驿站一角。"


@pytest.fixture
def out(undone):
    make_issue(undone.issue)
    undone.issue.refresh_from_db()
    undone.issue.publish(by=the("chief editor"))
    return undone


def addresses(out):
    date = out.issue.date.isoformat()
    return (
        *(
            "/",
            "/photos/",
            f"/issues/{date}/",
            f"/issues/{date}/1/",
            "/feeds/latest.rss",
            "/feeds/latest.json",
        ),
        *(
            f"/articles/{out.stories[0].pk}/",
            f"/api/stories/{out.stories[0].pk}.json",
            f"/api/issues/{date}.json",
        ),
        *("/sitemap.xml", "/news-sitemap.xml", f"/search/?q={CAPTION[2:4]}"),
    )


def showing(out, *marks):
    """The public addresses, and all that they lead to within the site, on which one of these marks stands."""
    found = crawl(*addresses(out), skip=lambda address: "/districts/" in address or "/en/" in address)
    return {address for address, answer in found.items() if any(answer.shows(mark) for mark in marks)}


def test_what_is_withheld_is_nowhere_from_the_next_request_on(out):
    story = out.stories[0]
    photo = story.photo_uses.get().photo
    file = photo.renditions["JPEG"][-1].url
    before = showing(out, photo.token)
    assert {f"/articles/{story.pk}/", "/photos/", f"/api/stories/{story.pk}.json"} <= before  # the control
    assert Client().get(file).status_code == 200

    consent.withhold(photo, by=photo.uploaded_by, note="出镜人反对")

    assert showing(out, photo.token) == set()
    assert Client().get(file).status_code == 410
    assert story.headline in Client().get(f"/articles/{story.pk}/").text  # the story itself stays
    story.refresh_from_db()
    version = story.versions.order_by("-number").first()
    assert any(each["id"] == photo.pk for each in version.content["photos"])  # as it was signed


def test_without_the_one_condition_it_would_be_seen(out, monkeypatch):
    """The control: what is asked of the database for the first time now, without it."""
    photo = out.stories[0].photo_uses.get().photo
    monkeypatch.setattr(PhotoUseQuerySet, "shown", lambda rows: rows.all())
    consent.withhold(photo, by=photo.uploaded_by, note="出镜人反对")

    assert any("sitemap" in address for address in showing(out, photo.token))


def test_the_page_files_are_not_given_out_until_they_are_made_without_it(out):
    page, photo = out.pages[0], out.stories[0].photo_uses.get().photo
    former = page.facsimiles.current().get()
    assert Facsimile.objects.published().filter(pk=former.pk).exists()

    consent.withhold(photo, by=photo.uploaded_by, note="出镜人反对")

    assert not Facsimile.objects.published().filter(page=page).exists()
    address = f"/issues/{out.issue.date.isoformat()}/1.pdf"
    assert Client().get(address).status_code == 404

    make_issue(out.issue)

    made = Facsimile.objects.published().get(page=page)
    assert made.pk != former.pk
    answer = Client().get(address)
    assert "本图已撤回" in text_of("application/pdf", answer.getvalue())
    assert Facsimile.objects.published().filter(page=out.pages[1]).exists()  # untouched


def test_shown_again_it_is_printed_again(out):
    photo = out.stories[0].photo_uses.get().photo
    consent.withhold(photo, by=photo.uploaded_by, note="出镜人反对")
    make_issue(out.issue)
    from articles.photos.flags import declare

    declare(photo, by=the("desk editor"), note="重新同意", consent="given")
    consent.show_again(photo, by=the("desk editor"), note="重新同意")
    make_issue(out.issue)

    answer = Client().get(f"/issues/{out.issue.date.isoformat()}/1.pdf")
    assert "本图已撤回" not in text_of("application/pdf", answer.getvalue())
    assert showing(out, photo.token)
