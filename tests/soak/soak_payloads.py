"""Every payload and every column that holds text, on every page, in a real browser: docs/soak/payloads.md."""

from collections import Counter
from functools import partial

import pytest
from django.db import connection

from tests.access.addresses import all_routes, filled
from tests.access.asking import STATES, ask
from tests.access.conftest import media_of_the_world, own_media, world  # noqa: F401 - fixtures
from tests.access.table import TABLE
from tests.access.world import undone
from tests.hostile_copy import payloads
from tests.hostile_copy.fields import written_fields
from tests.hostile_copy.house import hostile
from tests.hostile_copy.pages import addresses
from tests.hostile_copy.test_spreadsheets import cells
from tests.hostile_copy.watching import Watched

AT_ONCE = 200


def asked_by(world, who, address):  # noqa: F811
    world.clients[who].raise_request_exception = False
    return ask(world, who, "get", address)


@pytest.fixture
def watched(browser):
    made = Watched(browser)
    yield made
    made.close()


def test_no_column_fires_on_any_page(world, watched):  # noqa: F811
    faults, shown, seen, kinds = {}, Counter(), 0, Counter()
    with hostile(world) as filled:
        for who, address in dict.fromkeys(addresses(world)):
            wrong, text, response = watched.see(address, partial(asked_by, world, who))
            kinds[response.status_code, response.get("Content-Type", "").partition(";")[0]] += 1
            seen += 1
            if wrong:
                faults[who, address] = wrong
                print(who, address, *dict.fromkeys(wrong), sep="\n   ", flush=True)
            for number in payloads.numbers_in(text):
                shown.update(filled.where.get(number, ()))
    never = sorted(written_fields().keys() - shown.keys())
    print(f"{seen} pages, {len(written_fields())} columns, {len(filled.where)} payloads; {kinds}")
    print("columns seen on no page:", *never, sep="\n   ")

    assert not faults


def test_every_payload_passes_through_headline_text_and_caption(world, watched):  # noqa: F811
    """All of them, so many at a time that a headline is longer than it may be: on SQLite, which does not mind."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL cuts no headline, it refuses it; the pages are the same")
    story = world.stories["published"]
    places = [
        ("anonymous", address)
        for address in (
            story.get_absolute_url(),
            "/latest/",
            "/photos/",
            "/feeds/latest.rss",
            "/photos/feed.atom",
        )
    ]
    places += [
        ("superuser", f"/admin/articles/article/{story.pk}/change/"),
        ("superuser", f"/admin/reviewing/story/{story.pk}/"),
    ]
    texts, faults, shown = payloads.texts(), {}, set()
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        with undone(), connection.cursor() as cursor:
            words, html = " ".join(some), "".join(f"<p>{text}</p>" for text in some)
            cursor.execute(
                "UPDATE articles_article SET headline = %s, kicker = %s, body = %s WHERE id = %s",
                [words, words, html, story.pk],
            )
            cursor.execute(
                "UPDATE articles_photouse SET caption = %s, credit = %s WHERE article_id = %s",
                [words, words, story.pk],
            )
            for who, address in places:
                wrong, text, _response = watched.see(address, partial(asked_by, world, who))
                shown |= payloads.numbers_in(text)
                if wrong:
                    faults[address, start] = wrong
                    print(address, start, *dict.fromkeys(wrong), sep="\n   ", flush=True)
    print(f"{len(texts)} payloads, {len(shown)} of them in what was answered, on {len(places)} pages")

    assert not faults
    assert len(shown) > 0.95 * len(texts)


def test_how_many_fire_where_nothing_stops_them(watched):
    """The control of the list: each by itself in a page without a policy. Those that need a hand count by their handler."""
    noticed = Counter()
    every = payloads.every()
    for kind, text in every:
        noticed[kind] += bool(watched.see_html(text))
    print(f"{noticed.total()} of {len(every)} are noticed when they are shown as they are: {dict(noticed)}")

    assert noticed.total() > 3000


EXPORTS = {  # every address that answers with a spreadsheet
    "admin:checking_wordlist_xlsx": "",
    "admin:checking_wordlist_csv": "",
    "admin:ledger_entry_changelist": "file",
    "admin:ledger_entry_issues": "file",
    "admin:numbers_table": "file",
    "admin:numbers_uncovered": "file",
    "admin:numbers_mine": "file",
    "admin:numbers_statement_month": "file",
    "admin:numbers_statement_person": "file",
}


def test_every_export_is_free_of_formulas(world):  # noqa: F811
    """Each address of the table with `?file=`: those that answer with a spreadsheet are just those listed."""
    routes, found = all_routes(), {}
    with hostile(world):
        for row in TABLE:
            state = "published" if row.about else STATES[row.about][0]
            for who in ("superuser", "auditor"):
                if row.get(who, state) != 200 or not row.name.startswith("admin:"):
                    continue
                for kind in ("xlsx", "csv"):
                    answer = world.clients[who].get(
                        filled(routes[row.name], row.at(world, state)), {"file": kind}
                    )
                    data = answer.getvalue()
                    if "csv" in answer["Content-Type"] or "spreadsheet" in answer["Content-Type"]:
                        is_csv = "csv" in answer["Content-Type"]
                        of_file = cells("csv" if is_csv else "xlsx", data)
                        assert [value for value, runs in of_file if runs] == [], (row.name, kind)
                        found.setdefault(row.name, set()).add(is_csv)

    assert found.keys() >= EXPORTS.keys()
