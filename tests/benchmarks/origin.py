"""What a page costs at the origin: processor time and queries of each kind of page, in this process.

    SECRET_KEY=… ALLOWED_HOSTS='*' DATABASE_URL=… DATA_DIR=… python -m tests.benchmarks.origin [--json]

Calls the WSGI application as a server would, with production settings (DEBUG off, all middlewares),
without a cache before it. Each page is asked for in many addresses, by turns. The time is this
process's and that of its PostgreSQL backends where those run on the same machine; milliseconds.
"""

import argparse
import io
import json
import os
import random
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import quote

ROUNDS = 80  # requests of each kind
WARM = 20
LIMITS = {"article": 5.0, "home": 8.0}  # milliseconds
OTHER = 8.0
QUERIES = {"article": 6}
OTHER_QUERIES = 8
NOT_BOUND = {"feed of all", "sitemap of a month"}  # for machines, and long


def application():
    from newsroom.wsgi import application

    return application


def addresses():
    """{kind of page: addresses}, from what is in the database."""
    from django.db.models import Max
    from taggit.models import Tag

    from articles.issues.models import Issue
    from articles.listing.models import ListPage, StoryList
    from articles.models import Article, Column
    from newsroom.districts.models import District, Union
    from newsroom.reporters.models import Reporter

    chance = random.Random(1)
    stories = list(Article.objects.published().values_list("pk", flat=True))
    issues = list(Issue.objects.published().order_by("-date").values_list("date", flat=True))
    chance.shuffle(stories)
    some = issues[:: max(1, len(issues) // 60)][:60]
    last = ListPage.objects.filter(list__kind="all").aggregate(last=Max("number"))["last"] or 1
    deep = sorted({max(1, min(last - 2, last * n // 200)) for n in range(1, 100)})

    def subjects(kind, model, most=30):
        lists = StoryList.objects.filter(kind=kind).exclude(subject=0).order_by("-stories")
        found = model.objects.in_bulk(lists.values_list("subject", flat=True)[:most])
        return list(found.values())

    people = [person.get_absolute_url() for person in subjects("reporter", Reporter)]
    places = [place.get_absolute_url() for place in subjects("district", District)]
    return {
        "article": [f"/articles/{pk}/" for pk in stories[:500]],
        "home": ["/"],
        "latest": ["/latest/"],
        "latest, deep": [f"/latest/page/{number}/" for number in deep],
        "district": places,
        "district, page 1": [f"{place}page/1/" for place in places[:10]],
        "column": [column.get_absolute_url() for column in subjects("column", Column)],
        "tag": [f"/tags/{tag.slug}/" for tag in subjects("tag", Tag)],
        "person": people,
        "person, year": [f"{person}{issues[0].year}/" for person in people if issues],
        "union": [union.get_absolute_url() for union in subjects("union", Union)],
        "columns": ["/columns/"],
        "districts": ["/districts/"],
        "photos": ["/photos/"],
        "photos of a month": [
            f"/photos/{month}/" for month in sorted({f"{day:%Y-%m}" for day in issues[:500]})[-12:]
        ],
        "issues": ["/issues/"],
        "issue": [f"/issues/{date}/" for date in some],
        "page": [f"/issues/{date}/{1 + n % 4}/" for n, date in enumerate(some)],
        "search, common": ["/search/?q=职工", "/search/?q=工会", "/search/?q=北京"],
        "search, rare": ["/search/?q=暗物质探测器"],
        "feed of all": ["/feeds/latest.rss"],
        "offline": ["/offline.json"],
    }


def ask(app, address):
    """One request. Returns the status and the body."""
    path, _mark, query = address.partition("?")
    answer = {}

    def start_response(status, headers, exc_info=None):
        answer["status"] = int(status[:3])

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": quote(query, safe="=&"),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_X_FORWARDED_PROTO": "https",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    result = app(environ, start_response)
    body = b"".join(result)
    result.close()
    return answer["status"], body


def backends():
    """Processor time (s) so far of each backend of this database; empty if they are not to be seen."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return {pid: _on_processor(pid) for (pid,) in cursor.fetchall()}


def _on_processor(pid):
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0


def measure(app, found, rounds=ROUNDS):
    """{kind: figures} of one kind of page: its addresses in turn."""
    from django.db import connection

    wrong = {status for address in found[:3] if (status := ask(app, address)[0]) != 200}
    if wrong:
        return {"status": sorted(wrong)}
    turns = [found[n % len(found)] for n in range(rounds)]
    for address in turns[:WARM]:
        ask(app, address)
    queries, sizes = [], []

    def count(execute, *call):
        queries[-1] += 1
        return execute(*call)

    with connection.execute_wrapper(count):
        for address in dict.fromkeys(turns):
            queries.append(0)
            sizes.append(len(ask(app, address)[1]))
    times, before = [], backends()
    for address in turns:
        start = time.process_time()
        ask(app, address)
        times.append(time.process_time() - start)
    behind = sum(spent - before.get(pid, 0) for pid, spent in backends().items()) / rounds * 1000
    own = statistics.mean(times) * 1000
    return {
        "cpu": round(own + behind, 2),
        "python": round(own, 2),
        "database": round(behind, 2),
        "least": round(min(times) * 1000, 2),
        "queries": max(queries),
        "bytes": round(statistics.mean(sizes)),
    }


def pace():
    """Milliseconds of processor of a loop that is always the same: how fast this machine is just now.
    A rented one may be half as fast a minute later; runs compare only at the same pace."""
    start, total = time.process_time(), 0
    for number in range(500_000):
        total += number * number % 7
    return (time.process_time() - start) * 1000


def figures(rounds=ROUNDS, kinds=()):
    app = application()
    found = {}
    for kind, asked in addresses().items():
        if asked and (not kinds or kind in kinds):
            found[kind] = measure(app, asked, rounds)
            print(".", end="", file=sys.stderr, flush=True)
    return found


def table(found):
    lines = [f"{'ms of processor time':22}{'all':>8}{'python':>8}{'database':>10}{'queries':>9}{'bytes':>8}"]
    for kind, row in found.items():
        if "status" in row:
            lines.append(f"{kind:22} answers {row['status']}")
            continue
        over = " over" if kind not in NOT_BOUND and row["cpu"] > LIMITS.get(kind, OTHER) else ""
        over += " many" if row["queries"] > QUERIES.get(kind, OTHER_QUERIES) and kind not in NOT_BOUND else ""
        lines.append(
            f"{kind:22}{row['cpu']:8.2f}{row['python']:8.2f}{row['database']:10.2f}"
            f"{row['queries']:9}{row['bytes']:8}{over}"
        )
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--kinds", nargs="*", default=())
    asked = arguments.parse_args()

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    before = pace()
    found = figures(asked.rounds, asked.kinds)
    print(json.dumps(found) if asked.json else table(found))
    if not asked.json:
        print(f"pace of the machine: {before:.0f} ms before, {pace():.0f} ms after")


if __name__ == "__main__":
    main()
