"""Whose desk a story is on stands in its own row: what an editor sees costs the same with 400 unions as
with four, and the database finds it by the index of that column."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests.factory import TEXT, fresh, make_reporter, make_user, the

pytestmark = pytest.mark.django_db
FEW, MANY = 4, 400
EACH = 5  # stories of each union's desk


def make_unions(count):
    """So many enterprise unions, each with a desk of its own and that desk's stories. Returns the desks."""
    from newsroom.districts.models import Union
    from newsroom.reporters.models import Desk

    start, parent = Desk.objects.count(), Union.objects.get(kind="municipal")
    desks = Desk.objects.bulk_create(
        Desk(name=f"基层{start + n}", slug=f"union-{start + n}") for n in range(count)
    )
    for n in range(3):  # more unions than a list of them shows
        Union.objects.create(name=f"第{start + n}工会", kind="enterprise", parent=parent)
    now = timezone.now()
    Article.objects.bulk_create(
        Article(
            headline=f"{desk.name}第{n}条", body=TEXT, desk=desk, author=the("reporter"),
            submitted_at=now, created_at=now, updated_at=now,
        )
        for desk in desks
        for n in range(EACH)
    )  # fmt: skip
    return desks


def seen(user):
    return Article.objects.visible_to(fresh(user))


def cost(user):
    """(statements, stories) of the first page of what this person sees, and of its count."""
    with CaptureQueriesContext(connection) as captured:
        stories = seen(user)
        found = (stories.count(), len(stories[:25]))
    return len(captured), found


def test_what_an_editor_sees_is_found_by_index_and_flat_in_the_number_of_unions():
    desks = make_unions(FEW)
    editor, correspondent = make_user("desk editor", desks=[desks[0]]), make_user("correspondent")
    make_reporter(user=correspondent)
    before = {user: cost(user) for user in (editor, correspondent)}

    make_unions(MANY - FEW)

    assert {user: cost(user) for user in (editor, correspondent)} == before
    assert before[editor][1] == (EACH, EACH)
    for user in (editor, correspondent):
        assert scanned(seen(user).order_by()) == []


def scanned(stories):
    """The tables of stories and names that the database would read from end to end."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # else a table this small is read at once
    plan = stories.explain()
    return [
        line.strip()
        for line in plan.splitlines()
        if ("Seq Scan on articles_article" in line)
        or (" SCAN articles_article" in line and "INDEX" not in line)
    ]


def test_a_list_without_an_index_would_be_seen():
    """The control: a condition on a column without an index reads every story."""
    make_unions(MANY)

    assert scanned(Article.objects.filter(note="x").order_by()) != []
