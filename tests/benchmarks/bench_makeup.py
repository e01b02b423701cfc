"""How well and how fast pages are made up: generated pages, each read back from its finished PDF.

    python -m pytest tests/benchmarks/bench_makeup.py -s [PAGES=100] [PRINTED=20]

Each page has 3 to 12 stories of 80 to 2,500 characters with 0 to 4 photos, on a tabloid or a
broadsheet, always the same for the same number. Its copy is 85 % to 110 % of what fits: what its
stories take at usual sizes (see `makeup.room`), as a part of the type area. A page counts as one
of little copy if it is below 92 % or hardly has photos that could grow. Prints figures; asserts
what is promised: no hard rule broken, the parts of pages fully set and of them filled, the seconds
of the processor, the memory.
PRINTED pages are set and read back, by default all. They are made in a process of its own, which
has loaded what a server has, and read in another: the memory is that of a server which makes pages,
solving and typesetting, without the tools of the tests. Seconds are those
of the clock; "of the processor" those that other work on the machine does not lengthen.
"""

import datetime
import os
import resource
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import django

from articles.issues.makeup.copy import Weight
from articles.issues.makeup.geometry import broadsheet, tabloid
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from articles.issues.typesetting import FOLIO, Furniture, Sheet, pdf
from tests.makeup.pages import SIZES, page
from tests.makeup.printed import broken_in_print, gradient

PAGES = int(os.environ.get("PAGES", "1000"))
PRINTED = int(os.environ.get("PRINTED", PAGES))


SOLVED_IN, SET_IN = 1.0, 0.5  # seconds of the processor, for 95 of 100 pages
MEMORY = 500  # MB
SOLVING = ("solving", "  of the processor")
SETTING = ("typesetting", "  of the processor ")


class Made(NamedTuple):
    """One page: its layouts and copy, its PDF (None if it was not set), and what it took."""

    share: float
    copies: list
    layouts: list
    printed: bytes | None
    seconds: dict
    memory: float


class Row(NamedTuple):
    """What is kept of a page."""

    share: float
    is_complete: bool
    fill: float
    offered: int
    has_play: bool
    stories: int


def test_pages_made_up(tmp_path):
    photos = {size: str(tmp_path / f"{size[0]}x{size[1]}.jpg") for size in SIZES}
    faults, planned, rows, costs = [], [], [], {}
    times, memory = {name: [] for name in (*SOLVING, *SETTING)}, 0
    alone = {"max_workers": 1, "mp_context": get_context("spawn")}
    with (
        ProcessPoolExecutor(**alone, initializer=start_server) as maker,
        ProcessPoolExecutor(**alone) as reader,
    ):
        for size, made in zip(SIZES, reader.map(gradient, *zip(*SIZES))):
            Path(photos[size]).write_bytes(made)
        for number in range(PAGES):
            page_made = maker.submit(make, number, photos).result()
            copies, layouts, layout = page_made.copies, page_made.layouts, page_made.layouts[0]
            planned += [(number, fault) for each in layouts for fault in broken(each, copies)]
            if page_made.printed:
                found = reader.submit(broken_in_print, page_made.printed, layout, copies).result()
                faults += [(number, fault) for fault in found]
            for name, seconds in page_made.seconds.items():
                times[name].append(seconds)
            memory = page_made.memory
            if number % 50 == 49:
                print(f"{number + 1} pages, {memory:.0f} MB", flush=True)
            share, play = page_made.share, has_play(copies, page_made.share)
            rows.append(Row(share, layout.is_complete, layout.fill, len(layouts), play, len(copies)))
            for name, amount in layout.costs.items():
                costs.setdefault(name, []).append(amount)
    report(rows, costs, planned, faults, times, memory)


def start_server():
    """What a process that makes pages has loaded besides."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()


def make(number, photos):
    """Makes up and sets the page of this number: in the process that is measured."""
    geometry, seconds = tabloid() if number % 2 else broadsheet(), {}
    copies, share = page(number, geometry)
    layouts = timed(seconds, SOLVING, lambda: solve(geometry, copies))
    printed = None
    if number < PRINTED:
        sheet = Sheet(
            layouts[0],
            Furniture(FOLIO, "工人报", date=datetime.date(2026, 11, 22), page=2, page_name="要闻"),
            {each.id: photos[each.width, each.height] for copy in copies for each in copy.pictures},
        )
        printed = timed(seconds, SETTING, lambda: pdf([sheet]))
    return Made(share, copies, layouts, printed, seconds, memory())


def has_play(copies, share):
    """True if the copy allows the page to be filled: enough of it, or photos that can grow."""
    photos = sum(len(copy.pictures) for copy in copies if copy.weight != Weight.BRIEF)
    return share >= 0.92 or photos >= 2


def timed(times, names, work):
    """What `work()` gives; its seconds of the clock and of the processor stand in `times` then."""
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    times[names[0]] = time.perf_counter() - clock
    times[names[1]] = time.process_time() - processor
    return found


def memory():
    """The most this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def report(rows, costs, planned, faults, times, memory):
    within = [row for row in rows if row.share <= 1]
    complete = sum(row.is_complete for row in within) / len(within)
    fills = [row.fill for row in rows if row.has_play and row.is_complete]
    print(f"\n{len(rows)} pages, {sum(row.stories for row in rows)} stories")
    print(f"hard rules broken: {len(planned)} in layouts, {len(faults)} in {len(times[SETTING[0]])} PDFs")
    for fault in (planned + faults)[:20]:
        print("   ", fault)
    print(f"fully set at copy <= 100 %: {complete:.1%} of {len(within)}")
    over = [row.is_complete for row in rows if row.share > 1]
    if over:
        print(f"fully set at copy > 100 %: {sum(over) / len(over):.1%} of {len(over)}")
    print(f"fill where the copy allows it: mean {statistics.mean(fills):.2%}, worst {min(fills):.2%}")
    print(f"fill of all pages: mean {statistics.mean(row.fill for row in rows):.2%}")
    print(f"layouts offered: mean {statistics.mean(row.offered for row in rows):.1f}")
    print("soft costs, mean of a page:")
    for name, amounts in sorted(costs.items(), key=lambda each: -sum(each[1])):
        print(f"    {name:22}{sum(amounts) / len(rows):6.2f}   on {len(amounts) / len(rows):.0%} of pages")
    for name, seconds in times.items():
        if seconds:
            print(
                f"{name}: p50 {percentile(seconds, 0.5):.2f} s, p95 {percentile(seconds, 0.95):.2f} s, "
                f"worst {max(seconds):.2f} s"
            )
    print(f"peak memory {memory:.0f} MB")
    assert not planned
    assert not faults
    assert complete >= 0.98
    assert statistics.mean(fills) >= 0.97
    assert percentile(times[SOLVING[1]], 0.95) <= SOLVED_IN
    assert not PRINTED or percentile(times[SETTING[1]], 0.95) <= SET_IN
    assert memory <= MEMORY
