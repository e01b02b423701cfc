"""What the desk's screens cost with 100 stories and with 10,000: queries, and milliseconds.

    python -m pytest tests/benchmarks/bench_desk.py -s [TEST_DATABASE=postgres]

Prints, asserts none: machines differ. That the queries do not grow is a test of its own
(tests/access/test_query_counts.py). STORIES sets another number.
"""

import os
import statistics
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from tests.access.crowd import Crowd
from tests.factory import make_user

FEW, MANY = 120, int(os.environ.get("STORIES", "10000"))
ROUNDS = 3


def screens():
    """The addresses of the desk's screens."""
    month = f"{timezone.localdate():%Y-%m}"
    named = [
        ("index",),
        ("articles_article_changelist",),
        ("notices_notice_changelist",),
        ("photos_photo_changelist",),
        ("numbers_table", "reporters"),
        ("numbers_table", "districts"),
        ("numbers_table", "months"),
        ("numbers_uncovered",),
        ("numbers_statement_month", month),
        ("reviewing_story_changelist",),
        ("planning_assignment_week", f"{timezone.localdate():%Y-%m-%d}"),
    ]
    for name, *args in named:
        try:
            yield reverse(f"admin:{name}", args=args)
        except NoReverseMatch:
            print("no address:", name)


def measured(client, address):
    times = []
    for _ in range(ROUNDS):
        with CaptureQueriesContext(connection) as captured:
            start = time.perf_counter()
            response = client.get(address, follow=True)
            response.getvalue()
            times.append(1000 * (time.perf_counter() - start))
    return response.status_code, len(captured), statistics.median(times), len(response.getvalue()) // 1024


@pytest.mark.django_db
def test_what_the_screens_cost():
    from articles.numbers.models import Tariff

    Tariff.objects.create(name="试用", valid_from="2020-01-01", fee_per_point=10)
    crowd = Crowd()
    client = Client()
    client.force_login(make_user(superuser=True))
    results = {}
    for size in (FEW, MANY):
        crowd.grow_to(size)
        connection.cursor().execute("ANALYZE")
        for address in screens():
            results.setdefault(address, []).append(measured(client, address))
    print(f"\n{connection.vendor}, {FEW} → {MANY} stories: queries, ms, KB")
    for address, (few, many) in results.items():
        print(
            f"{few[1]:4} → {many[1]:4}   {few[2]:7.0f} → {many[2]:7.0f}   {few[3]:5} → {many[3]:5}  "
            f"{many[0]} {address}"
        )
