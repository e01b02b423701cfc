"""How well and how fast pages are made up: generated pages, each read back from its finished PDF.

    python -m pytest tests/benchmarks/bench_makeup.py -s [PAGES=100] [PRINTED=20]

Each page has 3 to 12 stories of 80 to 2,500 characters with 0 to 4 photos, on a tabloid or a
broadsheet, always the same for the same number. Its copy is 85 % to 110 % of what fits: what its
stories take at usual sizes (see `makeup.room`), as a part of the type area. A page counts as one
of little copy if it is below 92 % or hardly has photos that could grow. Prints figures; asserts
what holds on any machine: no hard rule broken, the parts of pages fully set and of them filled.
PRINTED pages are set and read back, by default all; with PRINTED=0 the memory is that of the
make-up alone. Seconds are those of the clock; "of the processor" those that other work on the
machine does not lengthen.
"""

import datetime
import faulthandler
import os
import resource
import statistics
import time

from articles.issues.makeup.copy import Weight
from articles.issues.makeup.geometry import broadsheet, tabloid
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from articles.issues.typesetting import FOLIO, Furniture, Sheet, pdf
from tests.makeup.pages import SIZES, page
from tests.makeup.printed import broken_in_print, gradient

PAGES = int(os.environ.get("PAGES", "1000"))
PRINTED = int(os.environ.get("PRINTED", PAGES))


def test_pages_made_up(tmp_path):
    faulthandler.cancel_dump_traceback_later()  # pytest would say after two minutes where this hangs
    photos = {}
    for size in SIZES:
        photos[size] = tmp_path / f"{size[0]}x{size[1]}.jpg"
        photos[size].write_bytes(gradient(*size))
    faults, planned, solving, processor, setting = [], [], [], [], []
    rows, costs = [], {}
    for number in range(PAGES):
        geometry = tabloid() if number % 2 else broadsheet()
        copies, share = page(number, geometry)
        before = time.process_time()
        seconds, layouts = timed(lambda: solve(geometry, copies))
        solving.append(seconds)
        processor.append(time.process_time() - before)
        layout = layouts[0]
        planned += [(number, fault) for each in layouts for fault in broken(each, copies)]
        if number < PRINTED:
            sheet = Sheet(
                layout,
                Furniture(FOLIO, "工人报", date=datetime.date(2026, 11, 22), page=2, page_name="要闻"),
                {each.id: photos[each.width, each.height] for copy in copies for each in copy.pictures},
            )
            seconds, printed = timed(lambda: pdf([sheet]))
            setting.append(seconds)
            faults += [(number, fault) for fault in broken_in_print(printed, layout, copies)]
        rows.append((share, layout, len(layouts), has_play(copies, share)))
        for name, amount in layout.costs.items():
            costs.setdefault(name, []).append(amount)
    report(
        rows,
        costs,
        planned,
        faults,
        {"solving": solving, "  of the processor": processor, "typesetting": setting},
    )


def has_play(copies, share):
    """True if the copy allows the page to be filled: enough of it, or photos that can grow."""
    photos = sum(len(copy.pictures) for copy in copies if copy.weight != Weight.BRIEF)
    return share >= 0.92 or photos >= 2


def timed(work):
    start = time.perf_counter()
    return (work(), time.perf_counter() - start)[::-1]


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def report(rows, costs, planned, faults, times):
    within = [row for row in rows if row[0] <= 1]
    complete = sum(layout.is_complete for _, layout, _, _ in within) / len(within)
    fills = [layout.fill for _, layout, _, play in rows if play and layout.is_complete]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{len(rows)} pages, {sum(len(layout.stories) for _, layout, _, _ in rows)} stories")
    print(f"hard rules broken: {len(planned)} in layouts, {len(faults)} in {len(times['typesetting'])} PDFs")
    for fault in (planned + faults)[:20]:
        print("   ", fault)
    print(f"fully set at copy <= 100 %: {complete:.1%} of {len(within)}")
    over = [row for row in rows if row[0] > 1]
    if over:
        print(
            f"fully set at copy > 100 %: {sum(row[1].is_complete for row in over) / len(over):.1%} of {len(over)}"
        )
    print(f"fill where the copy allows it: mean {statistics.mean(fills):.2%}, worst {min(fills):.2%}")
    print(f"fill of all pages: mean {statistics.mean(row[1].fill for row in rows):.2%}")
    print(f"layouts offered: mean {statistics.mean(row[2] for row in rows):.1f}")
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
