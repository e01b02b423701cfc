"""How well stories are found on pages made elsewhere: overlap with the truth, wrong stories, time, memory.

    python -m pytest tests/benchmarks/bench_hot_areas.py -s

PAGES sets another number than 200, SEED another beginning. Asserts what the paper promises.
"""

import os
import random
import resource
import statistics
import tempfile
import time
from collections import Counter, defaultdict

from articles.facsimile.elsewhere import child
from tests.facsimile.elsewhere.pages import CHANGES, make_page
from tests.facsimile.elsewhere.truth import GOOD, overlaps

PAGES = int(os.environ.get("PAGES", "200"))
SEED = int(os.environ.get("SEED", "1000"))


def test_stories_on_pages_made_elsewhere():
    results, wrong, reading_times, matching_times = [], [], [], []
    by_change = defaultdict(Counter)
    for seed in range(SEED, SEED + PAGES):
        made = make_page(random.Random(seed))
        with tempfile.TemporaryFile() as file, tempfile.TemporaryDirectory() as folder:
            file.write(made.pdf)
            file.flush()
            start = time.perf_counter()
            [reading] = child.read(file, folder)
            reading_times.append(time.perf_counter() - start)
        start = time.perf_counter()
        found, others = overlaps(made, reading, random.Random(seed))
        matching_times.append(time.perf_counter() - start)
        results += found.values()
        wrong += others
        for change in made.changes or ["nothing"]:
            by_change[change].update(overlap >= GOOD for overlap in found.values())
    share = sum(overlap >= GOOD for overlap in results) / len(results)
    print(f"\n{PAGES} pages, {len(results)} stories on them")
    print(
        f"overlap ≥ {GOOD}: {share:.1%}   median {statistics.median(results):.3f}   mean {statistics.mean(results):.3f}"
    )
    print(f"not found: {sum(not overlap for overlap in results)}   wrong stories: {len(wrong)}")
    for change in ["nothing", *CHANGES]:
        counted = by_change[change]
        if counted.total():
            print(f"  {change:22} {counted[True] / counted.total():6.1%} of {counted.total()}")
    for name, times in (("reading", reading_times), ("matching", matching_times)):
        print(
            f"{name}: mean {statistics.mean(times):.2f} s, p95 {sorted(times)[int(0.95 * len(times))]:.2f} s a page"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory of the child: at most {peak:.0f} MB")
    assert share >= 0.95
    assert not wrong
