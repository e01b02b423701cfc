"""Nobody outside chooses what the database is asked: words of an address become values, never the
names of columns, of relations or of orders.

Every address is asked with questions about what nobody is shown. Each carries a mark: it may reach no
statement, and no statement may be ordered by a secret; nor may the answer differ from one without.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.asking import ask, asked
from tests.access.table import PUBLIC, TABLE

MARK = "wantedsecret"
SECRETS = ("password", "phone", "email")
LOOKUPS = (
    *("author__password__startswith", "bylines__reporter__phone__startswith", "password__startswith"),
    *("user__password__startswith", "reporter__phone__startswith", "photographer__phone__contains"),
    *("uploaded_by__email__contains", "actor__password__regex", "filter", "where", "fields"),
)
ORDERS = ("order", "order_by", "ordering", "sort", "sort_by", "_to_field", "distinct", "values", "facet")
QUESTIONS = "&".join(
    [
        *(f"{name}={MARK}" for name in LOOKUPS),
        *(f"{name}=author__password" for name in ORDERS),
        *("o=-password", "_facets=1", "_to_field=password"),
    ]
)
SAFE = (200, 301, 302, 400, 404, 410)
LISTS = re.compile(r"changelist|autocomplete|search|feed|api|chooser|^public:|numbers|board|week|day|mine")


def orders(sql):
    """The parts of a statement that say in which order."""
    return " ".join(re.findall(r"ORDER BY ([^()]*)", sql))


def asked_of_database(captured):
    return [
        each["sql"]
        for each in captured
        if each["sql"].startswith("SELECT")  # the address itself is put on record, as it was asked
        and (MARK in each["sql"] or any(word in orders(each["sql"]) for word in SECRETS))
    ]


def forged(address):
    return address + ("&" if "?" in address else "?") + QUESTIONS


@pytest.mark.parametrize("who", ["superuser", "anonymous"])
def test_no_question_of_an_address_reaches_the_database(world, who):
    rows = [row for row in TABLE if LISTS.search(row.name)]
    wrong = []
    for row in rows:
        state, _who, address = next(asked(world, row, (who,)))
        if row.get(who, state) not in (200, 404) or row.head:
            continue
        with CaptureQueriesContext(connection) as captured:
            answer = ask(world, who, "get", forged(address), drawn=not row.name.startswith("admin"))
        found = asked_of_database(captured)
        if found or answer.status_code not in SAFE:
            wrong.append(f"{answer.status_code} {address.partition('?')[0]} {''.join(found)[-300:]}")

    assert not wrong, "\n".join(wrong)


def test_a_question_that_is_let_in_would_be_found(world):
    """The control: what the database is asked is seen, as a filter and as an order."""
    from newsroom.reporters.models import User

    with CaptureQueriesContext(connection) as captured:
        list(User.objects.filter(password__startswith=MARK))
        list(User.objects.order_by("password"))

    assert len(asked_of_database(captured)) == 2


@pytest.mark.parametrize(
    "row", [row for row in PUBLIC if row.name.startswith(("public:", "feed", "api"))], ids=str
)
def test_a_public_page_is_the_same_with_questions_of_no_use(world, row):
    _state, _who, address = next(asked(world, row, ("anonymous",)))
    plain = ask(world, "anonymous", "get", address)
    asked_more = ask(world, "anonymous", "get", forged(address))

    assert asked_more.status_code == plain.status_code
    if plain.status_code == 200 and plain.get("Content-Type", "").startswith("text/html"):
        assert without_address(asked_more) == without_address(plain)


def without_address(response):
    """The words of a page: what is between the tags."""
    return re.sub(r"<[^>]*>", "", response.text_sent.decode())


PAGES_OF_MODELS = re.compile(r"_(changelist|add|change|delete|history)$")


@pytest.mark.parametrize(
    ("who", "query"),
    [("correspondent", "_popup=1&_to_field=id"), ("superuser", "_popup=1&_to_field=password")],
)
def test_a_popup_is_no_other_door(world, who, query):
    """In a popup, and told which field to return, each page answers as it does without."""
    wrong = []
    for row in TABLE:
        if PAGES_OF_MODELS.search(row.name):
            state, _who, address = next(asked(world, row, (who,)))
            answer = ask(world, who, "get", f"{address}?{query}", drawn=False).status_code
            if answer not in (row.get(who, state), 400):
                wrong.append((row.name, state, answer))

    assert wrong == []
