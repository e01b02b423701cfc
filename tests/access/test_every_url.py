"""Every address, asked by everybody, in every state of what it is about, with every method: as
table.py says, without a word that is not for who asks, and without a trace where it is refused."""

import pytest
from django.urls import get_resolver

from tests.access import hooks, noticing
from tests.access.addresses import all_routes, walk
from tests.access.asking import ask, asked
from tests.access.table import PUBLIC, TABLE
from tests.access.walking import faults


def test_every_address_has_a_row_and_every_row_an_address():
    rows = {row.name for row in TABLE}
    routes = set(all_routes())

    assert routes - rows == set(), "addresses without a row in tests/access/table.py"
    assert rows - routes == set(), "rows without an address"


def test_no_view_is_open_to_posts_from_elsewhere():
    views = walk(get_resolver().url_patterns)

    assert [name or route for name, route, view in views if getattr(view, "csrf_exempt", False)] == []


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_an_address_answers_as_the_table_says(world, row):
    assert list(faults(world, row)) == []


@pytest.mark.parametrize("row", [row for row in PUBLIC if row.name.startswith("public:")], ids=str)
def test_english_answers_as_chinese(world, row):
    for state, who, address in asked(world, row, ("anonymous",)):
        assert ask(world, who, "get", f"/en{address}").status_code == row.get(who, state), state


SOME_ROWS = {
    *("admin:articles_article_versions", "admin:photos_photo_frame", "admin:planning_assignment_sheet"),
    *("admin:checking_wordlist_publication", "admin:issues_issue_board", "doors:security"),
}
SOME_FILES = (
    *("articles/admin/record.py", "articles/photos/frame.py", "articles/planning/views/screen.py"),
    *(
        "articles/checking/views/word_list.py",
        "articles/issues/views/screen.py",
        "newsroom/doors/security.py",
    ),
)


def test_a_question_of_permission_that_is_gone_is_noticed(world):
    """The control of the matrix, on a sample; tests/soak/soak_permission_hooks.py takes away all of them."""
    some = [hook for path in SOME_FILES for hook in hooks.hooks_of(path)]
    some += [door for door in noticing.doors() if door.name in SOME_ROWS]
    rows = [row for row in TABLE if row.name in SOME_ROWS]
    people = ("anonymous", "correspondent", "page editor", "administrator")
    wanted = noticing.requests(world, rows, ("draft", "planning"), people)
    passed, wrong = noticing.record(world, some, wanted)

    noticed = [hook for hook in passed if noticing.notices(world, hook, passed[hook])]
    assert wrong == []
    assert len(passed) >= 10
    assert len(noticed) >= 7  # the others decide what is offered, or for roles that are not in the sample
