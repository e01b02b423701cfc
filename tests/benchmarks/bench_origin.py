"""What each kind of page costs at the origin, in a small paper and in a large one.

    STORIES=250000 python -m pytest tests/benchmarks/bench_origin.py -s [TEST_DATABASE=postgres]

Prints processor time, queries and bytes at 1,000 stories and at STORIES (10,000 if not set), and
the ratio. Asserts the queries, which are the same on every machine: 6 for a story, 8 for any page.
"""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.benchmarks import origin, paper

SMALL = 1_000
LARGE = int(os.environ.get("STORIES", "10000"))
ALIKE = 1.2  # times as much in the large paper, at most


@pytest.mark.django_db(transaction=True)
def test_a_page_costs_the_same_in_a_paper_of_any_size(tmp_path):
    found = {}
    for size in dict.fromkeys([SMALL, LARGE]):
        paper.load(size)
        found[size] = measured(tmp_path)
        print(f"\n{size} stories\n{origin.table(found[size])}")
    print(f"\n{'times as much':22}{LARGE}   bytes")
    for kind, row in found[LARGE].items():
        before = found[SMALL].get(kind, {})
        if "cpu" in row and "cpu" in before:
            ratio = row["cpu"] / max(before["cpu"], 0.01)
            more = row["bytes"] / before["bytes"]  # lists of a small paper are not full
            print(f"{kind:22}{ratio:6.2f}{more:8.2f}{' over' if ratio > ALIKE * max(1, more) else ''}")

    for rows in found.values():
        many = {
            kind: row["queries"]
            for kind, row in rows.items()
            if kind not in origin.NOT_BOUND
            and row.get("queries", 0) > origin.QUERIES.get(kind, origin.OTHER_QUERIES)
        }
        assert not many


def measured(folder):
    """The figures, from a process of its own with production settings on the same database."""
    url = os.environ["DATABASE_URL"]
    name = str(settings.DATABASES["default"]["NAME"])
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{name}"
        if url.startswith("sqlite")
        else url.replace("/postgres?", f"/{name}?"),
        "DATA_DIR": str(folder),
        "SECRET_KEY": "a secret of the benchmark",
        "ALLOWED_HOSTS": "localhost",
        "SITE_URL": "https://localhost",
        "DEBUG": "0",
        "DATABASE_POOL": "1",  # as in production: a connection of each request's own has no plans kept
        "LOG_REQUESTS": "0",
    }
    run = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
    subprocess.run(run, env=environment, check=True)
    run = [sys.executable, "-m", "tests.benchmarks.origin", "--json"]
    answer = subprocess.run(run, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout)


if __name__ == "__main__":
    pytest.main([__file__, "-s", "-o", "python_files=bench_*.py"])
