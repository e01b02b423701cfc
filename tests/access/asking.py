"""Asking an address as somebody, without a trace."""

import re
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.db import connection
from django.template.backends.django import Template
from django.template.response import SimpleTemplateResponse

from tests.access.addresses import all_routes, filled
from tests.access.world import ISSUE_STATES, PEOPLE, STORY_STATES, undone

STATES = {"": ("",), "story": STORY_STATES, "issue": ISSUE_STATES}
WRITING = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
COMING_AND_GOING = {"django_session", "doors_visit"}  # written for whoever knocks


def asked(world, row, people=PEOPLE):
    """Every combination of a row of the table: (state, who, address)."""
    route = all_routes()[row.name]
    for state in STATES[row.about]:
        address = filled(route, row.at(world, state))
        if row.query:
            address += "?" + quote(row.query, safe="=&")
        for who in people:
            yield state, who, address


def ask(world, who, method, address, data=None, *, drawn=True):
    """The response that this person gets. Nothing of it stays in the database, nor a logout.

    Not `drawn`: what decides is done and the page is not put together, which takes ten times as long.
    `wrote` on the response: the tables that were written to, but for visits and sessions.
    """
    client = world.clients[who]
    cookies = deepcopy(client.cookies)
    place = f"192.0.2.{list(world.clients).index(who) + 1}"  # each their own: doors count who asks from one
    with undone(), nullcontext() if drawn else undrawn(), writes() as tables:
        response = getattr(client, method)(address, data or None, REMOTE_ADDR=place)
        response.text_sent = response.getvalue()  # read to its end, a file is closed
    response.wrote = tables - COMING_AND_GOING
    client.cookies = cookies
    return response


@contextmanager
def undrawn():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SimpleTemplateResponse, "rendered_content", "")
        patch.setattr(Template, "render", lambda self, context=None, request=None: "")
        patch.setattr(type(admin.site), "each_context", lambda self, request: {})  # the menu of the page
        yield


@contextmanager
def writes():
    """The set of tables that are written to within the block."""
    tables = set()

    def note(execute, sql, params, many, context):
        if found := WRITING.match(sql):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
