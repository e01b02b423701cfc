"""In the back office too, whoever may not read a story reads no word of it: on no page, list or ledger."""

import io
import re
import zipfile

import pytest

from tests.access import crawling
from tests.access.answers import readers_of_story
from tests.access.asking import ask, asked
from tests.access.table import OFFICE, PAGE_EDITOR
from tests.access.world import SECRET

HEADLINE = re.compile(SECRET + r"(\w+)")
STRANGERS = ("correspondent", "photographer", "administrator", "proofreader", "page editor", "desk editor")


@pytest.mark.parametrize("who", STRANGERS)
def test_no_headline_is_shown_to_those_who_may_not_read_the_story(world, who):
    wrong = []
    for row in OFFICE:
        for state, _who, address in asked(world, row, (who,)):
            if row.get(who, state) == 200:
                text = text_of(ask(world, who, "get", address))
                shown = {each.removesuffix("_page") for each in HEADLINE.findall(text)}
                wrong += [(address, each) for each in shown if not may_read(who, each)]

    assert wrong == []


def text_of(response):
    """What an answer says, in whatever it is wrapped. A spreadsheet is a packet of XML files."""
    if not response.text_sent.startswith(b"PK"):
        return crawling.text_of(response["Content-Type"], response.text_sent)
    with zipfile.ZipFile(io.BytesIO(response.text_sent)) as packet:
        return "".join(packet.read(name).decode() for name in packet.namelist())


def may_read(who, headline):
    """`headline` without the marker: the story's state, or that of the issue it stands in."""
    if headline == "text":  # found on a page made elsewhere, of no story yet
        return who == PAGE_EDITOR
    state = {"planning": "approved", "proofing": "approved", "signed": "approved"}.get(headline, headline)
    return who in readers_of_story(state)
