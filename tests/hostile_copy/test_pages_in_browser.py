"""Some payloads of each kind on the main pages, in a real browser; all of them on all pages is `make soak`."""

from functools import partial

import pytest
from django.test import Client

from articles import story_html
from articles.models import Article
from tests.factory import add_photo, bring_to, make_article, make_photo, make_reporter, the
from tests.hostile_copy import payloads
from tests.hostile_copy.house import Filled
from tests.hostile_copy.watching import Watched

SOME = 60

# A transaction of the test's own, in which the ledgers' triggers may be taken away.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def story():
    from articles.models import Column
    from newsroom.districts.models import District, Union

    story = make_article(
        column=Column.objects.create(name="工会新闻", slug="gonghui"),
        districts=[District.objects.get(path="fangshan/doudian")],
        unions=[Union.objects.get(kind="municipal")],
        tags=[f"驿站{n}" for n in range(12)],
        bylines=[make_reporter() for _ in range(8)],
    )
    add_photo(story, make_photo(by=story.author))
    story.record_edit(by=story.author)
    return bring_to(story, "published")


@pytest.fixture
def watched(browser):
    made = Watched(browser)
    yield made
    made.close()


def get(client, address):
    response = client.get(address)
    response.text_sent = response.getvalue()
    return response


def staff():
    client = Client()
    client.force_login(the("chief editor"))
    return client


def pages(story):
    reader, editor = partial(get, Client()), partial(get, staff())
    for address in (
        story.get_absolute_url(),
        "/",
        "/photos/",
        "/districts/fangshan/doudian/",
        "/search/?q=f",
        "/feeds/latest.rss",
        "/photos/feed.atom",
    ):
        yield address, reader
    for address in (f"/admin/articles/article/{story.pk}/change/", "/admin/articles/article/"):
        yield address, editor


def test_nothing_fires_on_the_main_pages(story, watched):
    filled = Filled(each_of=SOME)

    faults, shown = {}, set()
    for address, asked in pages(story):
        wrong, text, response = watched.see(address, asked)
        assert response.status_code == 200, address
        shown |= payloads.numbers_in(text)
        if wrong:
            faults[address] = wrong

    assert not faults
    assert len(shown & filled.where.keys()) >= 24


def test_one_text_that_is_not_escaped_is_noticed(story, watched, monkeypatch):
    """The control: kicker and headline are put into the page as they are."""
    Article._base_manager.filter(pk=story.pk).update(headline="<img src=x onerror=f(7)>")
    monkeypatch.setattr(story_html, "escape", lambda text: text)
    monkeypatch.setattr(story_html, "phrases", lambda text: text)

    faults, _text, _response = watched.see(story.get_absolute_url(), partial(get, Client()))

    assert "fired 7" in faults
    assert any(fault.startswith("policy script-src") for fault in faults), faults


def test_payloads_fire_where_nothing_stops_them(watched):
    """The control of the payloads: shown as they are, one of every kind that runs by itself is noticed."""
    wanted = {
        "handlers",
        "tags",
        "spellings",
        "addresses",
        "mutations",
        "breakouts",
        "sheets",
        "asking",
        "clobbering",
        "polyglots",
    }
    noticed = set()
    for kind in sorted(wanted):
        texts = [text for each, text in payloads.every() if each == kind][::12][:10]
        if any(watched.see_html(text) for text in texts):
            noticed.add(kind)

    assert noticed == wanted
