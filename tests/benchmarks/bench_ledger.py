"""What the ledger costs: publishing an issue of 60 stories with it and without it.

    python -m pytest tests/benchmarks/bench_ledger.py -s -o python_files='bench_*.py' -p no:xdist
    [TEST_DATABASE=postgres] [STORIES=60] [ROUNDS=5]

Statements, and milliseconds up to the commit. Prints, asserts no time: machines differ. Without: nothing
is written (writing.write does nothing); all else is the same.
"""

import os
import statistics
import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.issues.models import Issue
from newsroom.ledger import writing
from newsroom.ledger.models import Entry
from tests.factory import bring_to, make_article, the

STORIES = int(os.environ.get("STORIES", "60"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
ON_A_PAGE = 8


class TakenBack(Exception):
    pass


def signed_issue():
    issue = Issue.objects.create(date=timezone.localdate(), number=1)
    for number in range(-(-STORIES // ON_A_PAGE)):
        page = issue.pages.create(number=number + 1, name="要闻")
        for place in range(min(ON_A_PAGE, STORIES - number * ON_A_PAGE)):
            story = bring_to(make_article(headline=f"第{number}版第{place}条"), "approved")
            page.place(story, by=the("page editor"), weight="ordinary")
    issue.start_proofing(by=the("page editor"))
    for page in issue.pages.all():
        for role in ["proofreader"] * 3 + ["page editor"]:
            page.sign(by=the(role))
    issue.refresh_from_db()
    issue.sign_off(by=the("chief editor"))
    return issue


def published(issue):
    """(statements, milliseconds, rows on the ledger) of publishing it, chained as at a commit; then undone."""
    try:
        with transaction.atomic():
            before = Entry.objects.count()
            with CaptureQueriesContext(connection) as captured:
                start = time.perf_counter()
                Issue.objects.get(pk=issue.pk).publish(by=the("chief editor"))
                connection.check_constraints()  # PostgreSQL: the deferred triggers chain the rows here
                took = 1000 * (time.perf_counter() - start)
            rows = Entry.objects.count() - before
            raise TakenBack
    except TakenBack:
        return len(captured), took, rows


@pytest.mark.django_db(transaction=True)
def test_publishing_an_issue_with_and_without_the_ledger(monkeypatch):
    issue = signed_issue()
    published(issue)  # warm
    found = {"with": [], "without": []}
    for _round in range(ROUNDS):  # in turn, so that noise falls on both
        found["with"].append(published(issue))
        with monkeypatch.context() as without:
            without.setattr(writing, "write", lambda rows: None)
            found["without"].append(published(issue))
    for name, tries in found.items():
        statements, _took, rows = tries[0]
        times = [took for _statements, took, _rows in tries]
        print(
            f"\n{connection.vendor}, {STORIES} stories, {name} the ledger: {statements} statements, "
            f"{statistics.median(times):.0f} ms (best {min(times):.0f}), {rows} rows"
        )
    best = {name: min(took for _s, took, _r in tries) for name, tries in found.items()}
    print(f"ratio of the best: {best['with'] / best['without']:.2f}")
    assert found["with"][0][2] >= STORIES
    assert found["without"][0][2] == 0
