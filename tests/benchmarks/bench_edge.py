"""The edge beside plain files: nginx keeps what Newsroom made, and is as fast as if it were files.

Run with `make bench`; STORIES=250000 for a large archive. Every figure that is compared with another
is of this run and this machine. Prints a table of requests/s (wrk, 32 connections), processor time
per request of nginx and of Newsroom, and how long an issue of 60 stories takes to be right everywhere.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest

from tests.edge.conftest import load_stack
from tests.messages import ROOT

STORIES = int(os.environ.get("STORIES", "10000"))
PAGES = 500  # articles in turn
CONNECTIONS = 32
SECONDS = 6
OUTAGE = int(os.environ.get("OUTAGE", "60"))  # seconds without PostgreSQL

LUA = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = math.random(#paths)
function setup(thread) thread:set("id", #paths) end
function request()
    at = at %% #paths + 1
    return wrk.format("GET", paths[at])
end
"""
BESIDE = """
    server {{ listen 127.0.0.1:{files} reuseport; root {folder}/files; default_type "text/html; charset=utf-8"; }}
    server {{
        listen 127.0.0.1:{origin} reuseport;
        location / {{ proxy_pass http://newsroom; include {folder}/nginx.d/passed.conf; }}
    }}
"""


class Bench:
    def __init__(self, stack, files, origin):
        self.stack, self.files, self.origin = stack, files, origin

    def wrk(self, port, paths, seconds=SECONDS):
        """(requests/s, ms of nginx per request, ms of Newsroom per request, failures)"""
        listed = self.stack.folder / "paths"
        listed.write_text("\n".join(paths))
        (self.stack.folder / "wrk.lua").write_text(LUA % listed)
        before = self.used("edge"), self.used("app")
        command = [
            "wrk",
            "-t2",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            "-s",
            str(self.stack.folder / "wrk.lua"),
        ]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{port}"], check=True, capture_output=True, text=True
        ).stdout
        after = self.used("edge"), self.used("app")
        count = int(next(line for line in done.splitlines() if " requests in " in line).split()[0])
        speed = float(next(line for line in done.splitlines() if "Requests/sec" in line).split()[1])
        failed = [line for line in done.splitlines() if "Non-2xx" in line or "Socket errors" in line]
        spent = [(last - first) * 1000 / max(count, 1) for first, last in zip(before, after, strict=True)]
        return speed, *spent, failed

    def used(self, part):
        """Processor seconds of this part, its workers included."""
        process = psutil.Process(self.stack.running[part].pid)
        times = [each.cpu_times() for each in [process, *process.children(recursive=True)]]
        return sum(each.user + each.system for each in times)

    def memory(self, part):
        process = psutil.Process(self.stack.running[part].pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)]) / 2**20

    def get(self, path, port=None):
        try:
            with urlopen(f"http://127.0.0.1:{port or self.stack.port}{path}", timeout=30) as response:
                return response.status, response.headers["X-Cache"], response.read()
        except HTTPError as error:
            with error:
                return error.code, error.headers["X-Cache"], error.read()


@pytest.fixture(scope="module")
def bench():
    stacks = load_stack()
    if stacks.missing() or not shutil.which("wrk"):
        stacks.install([*stacks.PACKAGES, *stacks.MEASURING])
    if stacks.missing() or not shutil.which("wrk"):
        pytest.skip(f"NO EDGE: install {' '.join([*stacks.PACKAGES, *stacks.MEASURING])}")
    # Not in pytest's folder, which each run of it closes to others: PostgreSQL may be another user.
    folder = Path(os.environ.get("BENCH_FOLDER") or tempfile.mkdtemp(prefix="newsroom-edge-"))
    folder.chmod(0o755)
    files, origin = stacks.free_port(), stacks.free_port()
    more = BESIDE.format(files=files, origin=origin, folder=folder)
    with stacks.Stack(folder, environment={"LOG_REQUESTS": "0"}, nginx=more) as stack:
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.paper", "--stories", str(STORIES)],
            cwd=ROOT,
            env=stack.environment | {"EDGES": ""},  # nothing is kept yet
            check=True,
        )
        yield Bench(stack, files, origin)
    if "BENCH_FOLDER" not in os.environ:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def articles(bench):
    """The addresses of all articles, in an order of chance that is always the same."""
    code = "from articles.models import Article; print(*Article.objects.published().values_list('pk', flat=True))"
    numbers = bench.stack.manage("shell", "--no-imports", "-c", code).split()
    random.Random(1).shuffle(numbers)
    return [f"/articles/{number}/" for number in numbers]


def report(name, speed, edge, app, failed):
    print(f"{name:<42} {speed:>9,.0f}/s   nginx {edge:6.3f} ms   Newsroom {app:6.2f} ms  {' '.join(failed)}")


def test_the_archive_is_served_as_if_it_were_files(bench, articles):
    some = articles[:PAGES]
    for path in some:
        status, _cache, body = bench.get(path)
        assert status == 200
        file = bench.stack.folder / "files" / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        assert bench.get(path)[1] == "HIT"

    print(f"\n{STORIES} stories, {PAGES} articles of {len(body) / 1024:.0f} KB in turn")
    rounds = [(bench.wrk(bench.files, some), bench.wrk(bench.stack.port, some)) for _ in range(3)]
    files, edge = max(each[0] for each in rounds), max(each[1] for each in rounds)
    report("nginx, ready files", *files)
    report("the edge, after first touch", *edge)
    print(
        f"ratio {edge[0] / files[0]:.2f}   memory: nginx {bench.memory('edge'):.0f} MB, Newsroom {bench.memory('app'):.0f} MB"
    )

    assert not edge[3]
    assert edge[0] >= 0.6 * files[0]


def test_what_was_never_touched_is_no_slower_than_at_the_origin(bench, articles):
    rest = articles[PAGES:]
    bench.wrk(bench.origin, rest[:50], 2)
    origin = bench.wrk(bench.origin, rest[: len(rest) // 2], SECONDS)
    edge = bench.wrk(bench.stack.port, rest[len(rest) // 2 :], SECONDS)
    print()
    report("the origin", *origin)
    report("the edge, never touched before", *edge)
    for name, path in [("home", "/"), ("the newest of a list", "/latest/"), ("an issue", "/issues/")]:
        report(f"the origin: {name}", *bench.wrk(bench.origin, [path], 3))

    assert edge[0] >= 0.95 * origin[0]


def test_an_issue_of_sixty_stories_is_right_everywhere_within_a_second(bench):
    day = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.publishing_day"],
        cwd=ROOT,
        env=bench.stack.environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    changing = json.loads(day.stdout.readline())
    word = changing["word"].encode()
    for path in changing["lists"] * 2:
        assert bench.get(path)[0] == 200, path
    assert bench.get(changing["own"][0])[0] == 404

    before = sum(map(bench.used, ("app", "worker", "edge")))
    day.stdin.write("go\n")
    day.stdin.flush()
    published = json.loads(day.stdout.readline())
    paths = [*changing["lists"], *changing["own"]]
    start = time.perf_counter()

    def is_right(path):
        status, _cache, body = bench.get(path)
        return status == 200 and (path == "/issues/" or word in body), time.perf_counter() - start

    # A page is right from the moment on at which the edge gives no wrong answer any more. That the first
    # reader of each new page waits for it to be made is another thing: all were asked for by eight at once.
    wrong, last_wrong = paths, (0, "none")
    with ThreadPoolExecutor(8) as readers:
        while wrong:
            answers = dict(zip(wrong, readers.map(is_right, wrong), strict=True))
            wrong = [path for path, (right, _moment) in answers.items() if not right]
            last_wrong = max([last_wrong, *((answers[path][1], path) for path in wrong)])
            assert time.perf_counter() < start + 60, wrong
    made = time.perf_counter() - start
    spent = sum(map(bench.used, ("app", "worker", "edge"))) - before
    day.wait()
    print(
        f"\n60 stories published in {published:.2f} s; the last wrong answer of {len(paths)} pages at the edge "
        f"{last_wrong[0]:.2f} s after ({last_wrong[1]}); each of them fetched {made:.2f} s after, "
        f"with {spent:.2f} s of processor behind it"
    )

    assert last_wrong[0] <= 1.0


def test_with_the_database_or_the_application_away_all_that_was_served_is_served(bench, articles):
    served = ["/", "/latest/", *articles[:PAGES]]
    for path in served:
        assert bench.get(path)[0] == 200

    bench.stack.stop_database()
    start, asked = time.monotonic(), 0
    while time.monotonic() < start + OUTAGE:
        for path in served:
            assert bench.get(path)[0] == 200, path
            asked += 1
    bench.stack.start_database()
    bench.stack.end("app")
    for path in served:
        assert bench.get(path)[0] == 200, path
    print(
        f"\n{asked} requests without PostgreSQL in {OUTAGE} s, {len(served)} without Newsroom: all answered 200"
    )
