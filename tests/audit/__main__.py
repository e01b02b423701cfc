"""`make audit`: looks at the paper with everything that machines look at it with, and prints a table.

    python -m tests.audit [--only nu,browser,readers,feeds,lighthouse]

Needs what deploy/audit.sh installs. What is missing is named and passed over; what is wrong is
printed, and the end is not 0.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from tests.audit import browser, feeds, lighthouse, nu, pages, readers, server
from tests.browser import executable

TOOLS = server.ROOT / ".tools" / "audit" / "node_modules"
JAR = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = TOOLS / ".bin" / "lighthouse"
LIGHT = 40 * 1024  # bytes of HTML, CSS and JS: home and story
WEIGHED = ("/", "/articles/N/")
AT_LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PHONE_PAGES = ("/", "/articles/N/", "/issues/DAY/", "/districts/DISTRICT/", "/search/?q")
FEEDS = (
    "/feeds/latest",
    "/issues/feed",
    "/districts/feed",
    "/columns/feed",
    "/photos/feed",
    "/corrections/feed",
)


class Report:
    """Rows of a table, and under it what is wrong."""

    def __init__(self):
        self.rows, self.faults = [], []

    def row(self, what, figure, faults=()):
        faults = list(faults)
        self.rows.append((what, figure, "MISSING" if figure is None else "wrong" if faults else "good"))
        self.faults += [f"{what}: {fault}" for fault in faults]
        print(f"| {what} | {figure or 'not there'} | {self.rows[-1][2]} |", flush=True)


def spread(wrong):
    return [f"{path}: {sentence}" for path, sentences in wrong.items() for sentence in sentences]


def look_with_nu(report, address, found):
    if not JAR.exists() or not shutil.which("java"):
        return report.row("Nu HTML checker", None)
    wrong = nu.check(JAR, found)
    report.row(
        "Nu HTML checker", f"{len(found)} pages, {len({each.kind for each in found})} kinds", spread(wrong)
    )


def look_with_browser(report, address, found):
    if not executable():
        return report.row("Browser", None)
    from playwright.sync_api import sync_playwright

    first = {each.kind: each for each in reversed(found)}
    with sync_playwright() as playwright:
        wrong, weight = browser.look(playwright, address, first.values())
    name = "axe, 320 px, 400 %, without CSS and JS, keyboard"
    report.row(name, f"{len(first)} kinds of page", spread(wrong))
    for kind in WEIGHED:
        size = weight[first[kind].path]
        heavy = [f"{size} bytes"] if size > LIGHT else []
        report.row(f"Weight of {kind}", f"{size / 1024:.1f} KB", heavy)


def look_with_readers(report, address, found):
    ids = []
    for file in re.findall(
        r"<loc>([^<]*sitemap-stories[^<]*)</loc>", pages.fetch(f"{address}/sitemap.xml")[1]
    ):
        ids += re.findall(r"/articles/(\d+)/", pages.fetch(file)[1])
    for name, score in readers.read_all(address, ids).items():
        asked = ", ".join(
            f"{part} {score.right.get(part, 0)}/{number}" for part, number in score.asked.items()
        )
        text = f"text {score.kept / score.whole:.2%}, {score.foreign} foreign characters"
        if score.too_short:
            text += f" ({score.too_short} too short for it left out)"
        report.row(name, f"{score.stories} stories: {asked}; {text}", score.wrong)


def look_at_feeds(report, address, found):
    lists = [each.path.split("?")[0] + "feed" for each in found if each.kind in LISTS and each.status == 200]
    wrong = feeds.check_feeds(address, [*FEEDS, *lists])
    report.row(
        "Feeds: rules of the W3C's validator, feedparser",
        f"{3 * (len(FEEDS) + len(lists))} feeds",
        spread(wrong),
    )
    stories = [
        f"/api/stories/{each.path.split('/')[2]}.json" for each in found if each.kind == "/articles/N/"
    ]
    issues = [f"/api/issues/{each.path.split('/')[2]}.json" for each in found if each.kind == "/issues/DAY/"]
    wrong, by = feeds.check_items(address, stories + issues)
    report.row("ninjs 3.1, OpenAPI 3.1", f"{len(stories + issues)} items by {by}", spread(wrong))


LISTS = (
    "/districts/DISTRICT/",
    "/districts/TOWN/",
    "/unions/N/",
    "/columns/COLUMN/",
    "/tags/TAG/",
    "/reporters/N/",
)


def look_with_lighthouse(report, address, found):
    if not LIGHTHOUSE.exists() or not executable():
        return report.row("Lighthouse", None)
    first = {each.kind: each for each in reversed(found)}
    for kind in PHONE_PAGES:
        scores, faults = lighthouse.run(str(LIGHTHOUSE), executable(), address + first[kind].path)
        low = [f"{name} {scores[name]}" for name, least in AT_LEAST.items() if scores[name] < least]
        figures = ", ".join(f"{name} {score}" for name, score in scores.items())
        report.row(f"Lighthouse, {kind}", figures, [*low, *faults] if low else [])


LOOKS = {
    "nu": look_with_nu,
    "readers": look_with_readers,
    "feeds": look_at_feeds,
    "browser": look_with_browser,
    "lighthouse": look_with_lighthouse,
}


def main():
    parser = argparse.ArgumentParser(description="Looks at the paper as machines do.")
    parser.add_argument("--only", default=",".join(LOOKS), help="of " + ",".join(LOOKS))
    parser.add_argument("--at", help="the address of a server that runs already")
    wanted = parser.parse_args()
    report = Report()
    print("| what | found | verdict |\n|---|---|---|")
    with server.at(wanted.at) if wanted.at else server.running() as address:
        found = pages.crawl(address)
        for name in wanted.only.split(","):
            LOOKS[name](report, address, found)
    for fault in report.faults:
        print(fault)
    return 1 if report.faults else 0


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent.parent)
    sys.exit(main())
