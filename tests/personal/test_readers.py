"""About readers the site keeps nothing: no cookie, no row, no address in its own logs."""

import logging

import pytest
from django.test import Client

from newsroom.observing import logs
from tests import factory
from tests.personal.filling import dump

ADDRESS = "198.51.100.77"
AGENT = "reader-mark-7391"


@pytest.fixture
def pages(db):
    story = factory.make_article("published")
    return [
        "/",
        f"/articles/{story.pk}/",
        "/search/?q=reader-word-5127",
        "/issues/",
        "/feeds/latest.rss",
        "/nothing/",
    ]


def visit(pages):
    client = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=AGENT, HTTP_X_FORWARDED_FOR=ADDRESS)
    return [client.get(page) for page in pages]


def test_no_public_page_sets_a_cookie(pages):
    for answer in visit(pages):
        assert not answer.cookies
        assert "Set-Cookie" not in answer


def test_nothing_about_a_reader_is_written_to_the_database(pages):
    before = dump()

    visit(pages)

    after = dump()
    assert after == before


def test_the_own_log_has_neither_address_nor_browser_nor_search_words(pages, caplog):
    formatter = logs.JsonFormatter()
    with caplog.at_level(logging.INFO, logger="newsroom.requests"):
        visit(pages)

    lines = "\n".join(formatter.format(record) for record in caplog.records)
    assert "/issues/" in lines  # requests are logged
    for mark in (ADDRESS, AGENT, "reader-word-5127"):
        assert mark not in lines


def test_such_a_mark_would_be_found(pages, caplog):
    """The control: whoever wrote the address down would be seen by the tests above."""
    factory.make_user("reporter", email=f"{AGENT}@example.org")
    assert any(AGENT in text for text in dump().values())
    with caplog.at_level(logging.INFO, logger="newsroom.requests"):
        logging.getLogger("newsroom.requests").info("x", extra={"address": ADDRESS})
    assert ADDRESS in logs.JsonFormatter().format(caplog.records[-1])
