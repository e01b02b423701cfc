"""Every address, asked by everybody, in every state of what it is about: as table.py says."""

import pytest
from django.urls import get_resolver

from tests.access.addresses import all_routes, walk
from tests.access.asking import STATES, ask, asked
from tests.access.table import PUBLIC, TABLE
from tests.access.world import PEOPLE, SUPERUSER

HEAD_ASKED_BY = ("anonymous", "chief editor")
every_row = pytest.mark.parametrize("row", TABLE, ids=str)


def test_every_address_has_a_row_and_every_row_an_address():
    rows = {row.name for row in TABLE}
    routes = set(all_routes())

    assert routes - rows == set(), "addresses without a row in tests/access/table.py"
    assert rows - routes == set(), "rows without an address"


def test_no_view_is_open_to_posts_from_elsewhere():
    views = walk(get_resolver().url_patterns)

    assert [name or route for name, route, view in views if getattr(view, "csrf_exempt", False)] == []


@every_row
def test_get(world, row):
    wrong = []
    for state, who, address in asked(world, row):
        expected = row.get(who, state)
        given = ask(world, who, "get", address, drawn=is_drawn(row, state, who)).status_code
        if given != expected:
            wrong.append(f"{who} {state}: {given}, not {expected}")

    assert not wrong, address


def is_drawn(row, state, who):
    """A page about a story or issue is put together for each person once, and in each state for some."""
    states = STATES[row.about]
    return (states.index(state) - PEOPLE.index(who)) % len(states) == 0


@every_row
def test_post(world, row):
    wrong = []
    for state, who, address in asked(world, row):
        expected = row.post(who, state)
        given = ask(world, who, "post", address, row.data, drawn=who == SUPERUSER).status_code
        if given != expected:
            wrong.append(f"{who} {state}: {given}, not {expected}")

    assert not wrong, address


@every_row
def test_head_and_options(world, row):
    """HEAD answers as GET does, without a body; OPTIONS and methods of no use do no harm."""
    for state, who, address in asked(world, row, HEAD_ASKED_BY):
        head = ask(world, who, "head", address, drawn=False)
        assert head.status_code == (row.head or row.get)(who, state), (who, state)
        assert head.text_sent == b""
        for method in ("options", "delete"):
            assert ask(world, who, method, address, drawn=False).status_code < 500


@pytest.mark.parametrize("row", [row for row in PUBLIC if row.name.startswith("public:")], ids=str)
def test_english_answers_as_chinese(world, row):
    for state, who, address in asked(world, row, ("anonymous",)):
        assert ask(world, who, "get", f"/en{address}").status_code == row.get(who, state), state
