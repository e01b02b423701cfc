"""A login that ended in the middle of a text: after signing in again it is all there."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from articles.models import Article
from newsroom.doors.models import Visit
from tests.articles.writing import open_story
from tests.factory import PASSWORD, make_draft, make_writer, person_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_text_typed_before_half_an_hour_away_is_there_after_signing_in_again(page, login):
    reporter = make_writer()
    story = make_draft(reporter, "<p>全市工会驿站建设推进会召开。</p>")
    story.bylines.create(reporter=person_of(reporter), position=1)
    story.record_edit(by=reporter)
    login(page, reporter)
    tab = open_story(page, story)
    address = tab.url
    Visit.objects.update(seen_at=Visit.objects.get().seen_at - timedelta(minutes=31))

    tab.fill("#id_kicker", "离开之前写的")
    tab.locator("button[name=_continue]").click()  # ends on the login form, or stays and says so
    tab.wait_for_timeout(1500)
    if "login" not in tab.url:
        assert tab.input_value("#id_kicker") == "离开之前写的"
        tab.reload()
    assert "/accounts/login/" in tab.url
    tab.fill("[name=username]", reporter.username)
    tab.fill("[name=password]", PASSWORD)
    tab.locator("#login-form button[type=submit]").click()

    tab.wait_for_url(address)
    expect(tab.locator("[data-recovery]:not([hidden])")).to_be_visible()
    assert Article.objects.get().kicker == ""
    assert Visit.objects.filter(ended_by="idle").count() == 1
