"""Every address, asked by everybody, in every state of what it is about: as table.py says."""

from contextlib import contextmanager, nullcontext
from copy import deepcopy
from urllib.parse import quote

import pytest
from django.template.response import SimpleTemplateResponse

from tests.access.addresses import all_routes, filled, walk
from tests.access.table import PUBLIC, TABLE
from tests.access.world import ISSUE_STATES, PEOPLE, STORY_STATES, SUPERUSER, undone

STATES = {"": ("",), "story": STORY_STATES, "issue": ISSUE_STATES}
HEAD_ASKED_BY = ("anonymous", "chief editor")
IDS = {"ids": str}


def test_every_address_has_a_row_and_every_row_an_address():
    rows = {row.name for row in TABLE}
    routes = set(all_routes())

    assert routes - rows == set(), "addresses without a row in tests/access/table.py"
    assert rows - routes == set(), "rows without an address"


def test_no_view_is_open_to_posts_from_elsewhere():
    from django.urls import get_resolver

    exempt = [
        name or route
        for name, route, view in walk(get_resolver().url_patterns)
        if getattr(view, "csrf_exempt", False)
    ]

    assert exempt == []


@pytest.mark.parametrize("row", TABLE, **IDS)
def test_get(world, row):
    wrong = []
    for state, who, address in asked(world, row):
        expected = row.get(who, state)
        given = answer(world, who, "get", address, drawn=is_drawn(row, state, who))
        if given != expected:
            wrong.append(f"{who} {state}: {given}, not {expected}")

    assert not wrong, address


@pytest.mark.parametrize("row", TABLE, **IDS)
def test_post(world, row):
    wrong = []
    for state, who, address in asked(world, row):
        expected = row.post(who, state)
        given = answer(world, who, "post", address, row.data, drawn=who == SUPERUSER)
        if given != expected:
            wrong.append(f"{who} {state}: {given}, not {expected}")

    assert not wrong, address


@pytest.mark.parametrize("row", TABLE, **IDS)
def test_head_and_options(world, row):
    """HEAD answers as GET does, without a body; OPTIONS is harmless; a method of no use is refused."""
    for state, who, address in asked(world, row, HEAD_ASKED_BY):
        with undone(), undrawn():
            response = world.clients[who].head(address)
        assert response.status_code == (row.head or row.get)(who, state), (who, state)
        assert response.getvalue() == b""
        assert answer(world, who, "options", address, drawn=False) < 500
        assert answer(world, who, "delete", address, drawn=False) < 500


@pytest.mark.parametrize("row", [row for row in PUBLIC if row.name.startswith("public:")], **IDS)
def test_english_answers_as_chinese(world, row):
    for state, who, address in asked(world, row, ("anonymous",)):
        english = answer(world, who, "get", f"/en{address}")
        assert english == row.get(who, state), state


def asked(world, row, people=PEOPLE):
    """Every combination of the row: (state, who, address)."""
    route = all_routes()[row.name]
    for state in STATES[row.about]:
        address = filled(route, row.at(world, state))
        if row.query:
            address += "?" + quote(row.query, safe="=&")
        for who in people:
            yield state, who, address


def answer(world, who, method, address, data=None, *, drawn=True):
    """The status that this person gets. Nothing of it stays in the database, nor a logout.

    Not `drawn`: the status is decided and the page is not put together, which takes ten times as long.
    """
    client = world.clients[who]
    cookies = deepcopy(client.cookies)
    with undone(), nullcontext() if drawn else undrawn():
        response = getattr(client, method)(address, data or None)
        response.getvalue() if response.streaming else None  # read to its end, it closes its file
    client.cookies = cookies
    return response.status_code


@contextmanager
def undrawn():
    page = SimpleTemplateResponse.rendered_content
    SimpleTemplateResponse.rendered_content = ""
    try:
        yield
    finally:
        SimpleTemplateResponse.rendered_content = page


def is_drawn(row, state, who):
    """A page about a story or issue is put together for each person once, and in each state for some."""
    states = STATES[row.about]
    return (states.index(state) - PEOPLE.index(who)) % len(states) == 0
