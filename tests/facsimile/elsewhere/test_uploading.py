"""Pages made elsewhere come in through one door: as page files with hot areas, and nothing hostile in them."""

import random

import pytest
from django.urls import reverse

from articles.outbox.working import run_due
from tests.facsimile.elsewhere.newsroom import issue_of, upload_of
from tests.facsimile.elsewhere.pages import make_page
from tests.facsimile.elsewhere.truth import common_area
from tests.factory import the

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made():
    """A page of four stories and some text of nobody's."""
    return make_page(random.Random(61), ["moved", "shuffled"])


@pytest.fixture
def paper(made):
    return issue_of(made)


@pytest.fixture
def editor(client, db):
    client.force_login(the("page editor"))
    return client


def address(name, *args):
    return reverse(f"admin:facsimile_facsimile_{name}", args=args)


def upload(client, issue, pdf, number=1):
    data = {"file": upload_of(pdf), "number": number}
    return client.post(address("upload", issue.pk), data)


def test_an_upload_becomes_the_page_with_an_area_for_each_placed_story(editor, made, paper):
    issue, page, articles = paper
    issue.start_proofing(by=the("page editor"))
    page.refresh_from_db()
    page.issue.refresh_from_db()
    page.sign(by=the("proofreader"))

    response = upload(editor, issue, made.pdf)

    assert response["Location"] == address("upload", issue.pk)
    waiting = editor.get(address("upload", issue.pk)).content.decode()
    assert "第01版.pdf" in waiting
    assert "http-equiv" in waiting  # and without a script it looks again by itself
    assert not page.facsimiles.exists()
    run_due()

    facsimile = page.facsimiles.current().get()
    done = editor.get(address("upload", issue.pk), headers={"X-Fragment": "uploads"}).content.decode()
    assert address("change", facsimile.pk) in done
    assert "http-equiv" not in done
    assert not facsimile.pdf.storage.exists(issue.uploads.get().pdf.name)
    assert facsimile.origin == "uploaded"
    assert not page.signatures.standing().exists()
    assert issue.events.filter(verb="upload_page", page_number=1).count() == 1
    placed = list(articles.items())[:-1]
    assert {area.article_id for area in facsimile.areas.all()} == {article.pk for _number, article in placed}
    for number, article in placed:
        area = facsimile.areas.get(article=article)
        boxes = [
            (x * made.width, y * made.height, (x + w) * made.width, (y + h) * made.height)
            for x, y, w, h in area.boxes
        ]
        both, either = common_area(boxes, made.truth[number])
        assert both / either > 0.8
        assert area.sureness > 0.9
    last = list(articles.values())[
        -1
    ]  # found, but on no page of the issue: no area that would hold the page back
    assert facsimile.unplaced_texts.filter(article=last).count() == 1
    assert facsimile.unplaced_texts.filter(article=None).exists()
    for name in facsimile.files():
        assert facsimile.pdf.storage.exists(name)

    screen = editor.get(address("change", facsimile.pk)).content.decode()
    assert articles[min(articles)].headline in screen
    assert editor.get(address("picture", facsimile.pk, 1600))["Content-Type"] == "image/webp"

    text = facsimile.unplaced_texts.filter(article=None).first()
    editor.post(address("draft", facsimile.pk, text.pk))
    text.refresh_from_db()
    assert text.article.status == "draft"
    assert text.article.headline[:4] == text.headline[:4]

    found = facsimile.unplaced_texts.get(article=last)
    editor.post(address("placement", facsimile.pk, found.pk))
    assert page.placements.filter(article=last).exists()
    assert facsimile.areas.filter(article=last).exists()

    editor.post(address("withdrawal", facsimile.pk))
    assert not page.facsimiles.current().exists()
