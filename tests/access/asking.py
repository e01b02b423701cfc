"""Asking an address as somebody, without a trace."""

from contextlib import contextmanager, nullcontext
from copy import deepcopy
from urllib.parse import quote

from django.template.response import SimpleTemplateResponse

from tests.access.addresses import all_routes, filled
from tests.access.world import ISSUE_STATES, PEOPLE, STORY_STATES, undone

STATES = {"": ("",), "story": STORY_STATES, "issue": ISSUE_STATES}


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
    """
    client = world.clients[who]
    cookies = deepcopy(client.cookies)
    place = f"192.0.2.{list(world.clients).index(who) + 1}"  # each their own: doors count who asks from one
    with undone(), nullcontext() if drawn else undrawn():
        response = getattr(client, method)(address, data or None, REMOTE_ADDR=place)
        response.text_sent = response.getvalue()  # read to its end, a file is closed
    client.cookies = cookies
    return response


@contextmanager
def undrawn():
    page = SimpleTemplateResponse.rendered_content
    SimpleTemplateResponse.rendered_content = ""
    try:
        yield
    finally:
        SimpleTemplateResponse.rendered_content = page
