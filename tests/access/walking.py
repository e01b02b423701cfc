"""One row of the table, walked: everybody, in every state, with every method.

What was wrong comes back as sentences that name who, the state, the method and the address.
"""

import io
import re
import zipfile

from tests.access import crawling
from tests.access.answers import LOGIN, OUTSIDE, readers_of_story
from tests.access.asking import STATES, ask, asked
from tests.access.world import PEOPLE, SECRET, SECURITY, SUPERUSER

OTHER_METHODS = ("head", "options", "put", "patch", "delete")
REFUSALS = (400, 403, 404, 405, 415)
# To read is written down: what was taken out of the house, what one has seen, and who looks at what.
READING = {"ledger_entry", "ledger_head", "notices_notice", "reviewing_sight"}
HEADLINE = re.compile(SECRET + r"(\w+)")
# What they get is read word for word: they may read few of the world's stories, or none.
STRANGERS = (
    *("correspondent", "photographer", "proofreader", "page editor", "desk editor"),
    *("administrator", SECURITY),
)


def faults(world, row, people=PEOPLE, *, every_method=False):
    """Asks with GET and POST, and with the other methods in turn; with each of them everybody in
    every state if `every_method`. Yields what was not as the row says."""
    for state, who, address in asked(world, row, people):
        turn = STATES[row.about].index(state) + PEOPLE.index(who)
        others = OTHER_METHODS if every_method else OTHER_METHODS[turn % 10 : turn % 10 + 1]
        for method in ("get", "post", *others):
            if fault := fault_of(world, row, state, who, address, method):
                yield f"{who} {state} {method.upper()} {address}: {fault}"


def fault_of(world, row, state, who, address, method):
    """What is wrong with the answer to this, as a sentence, or None."""
    expected = row.post(who, state) if method == "post" else row.get(who, state)
    drawn = who == SUPERUSER if method == "post" else method == "get" and is_drawn(row, state, who)
    answer = ask(world, who, method, address, row.data if method == "post" else None, drawn=drawn)
    if answer.status_code not in allowed(row, state, who, method, expected, answer):
        return f"{answer.status_code}, not {expected}"
    refused = answer.status_code in REFUSALS or (who in OUTSIDE and expected == LOGIN)
    wrote = answer.wrote - (set() if refused or method == "post" else READING)
    if wrote and not row.writes and (refused or method != "post"):
        return f"{answer.status_code}, and wrote to {', '.join(sorted(wrote))}"
    if method == "head" and answer.text_sent:
        return "a body"
    if drawn and method == "get" and row.name.startswith("admin"):
        shown = {each.removesuffix("_page") for each in HEADLINE.findall(text_of(answer))}
        if unread := [each for each in shown if not may_read(who, each)]:
            return f"shows the headline of a story in {', '.join(unread)}"
    return None


def allowed(row, state, who, method, expected, answer):
    """The answers that are right. Methods of no use are refused, or answered as GET: never more than that."""
    if method in ("get", "post"):
        return (expected,)
    if method == "head":
        return ((row.head or row.get)(who, state),)
    if method == "options" and not answer.text_sent:
        return (expected, 405, 200)  # which methods there are, and nothing else
    return (expected, 405)


def is_drawn(row, state, who):
    """For strangers each page is put together; for others once, and in each state for some."""
    if who in STRANGERS:
        return True
    states = STATES[row.about]
    return (states.index(state) - PEOPLE.index(who)) % len(states) == 0


def text_of(response):
    """What an answer says, in whatever it is wrapped. A spreadsheet is a packet of XML files."""
    kind = response.get("Content-Type", "")
    if kind.startswith("application/octet-stream"):  # the file as somebody has sent it
        return response.text_sent.decode(errors="replace")
    if not response.text_sent.startswith(b"PK"):
        return crawling.text_of(kind, response.text_sent)
    with zipfile.ZipFile(io.BytesIO(response.text_sent)) as packet:
        return "".join(packet.read(name).decode() for name in packet.namelist())


def may_read(who, headline):
    """`headline` without the marker: the story's state, or that of the issue it stands in."""
    if headline == "text":  # found on a page made elsewhere, of no story yet
        return who in ("page editor", "chief editor", SUPERUSER)
    state = {"planning": "approved", "proofing": "approved", "signed": "approved"}.get(headline, headline)
    return who == SUPERUSER or who in readers_of_story(state)
