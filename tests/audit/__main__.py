"""`make audit`: looks at the paper with everything that machines look at it with, and prints a table.

    python -m tests.audit [--only nu,signs,sitemaps,readers,pictures,feeds,browser,lighthouse]

Needs what deploy/audit.sh installs. What is missing is named and passed over; what is wrong is
printed, and the end is not 0.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from tests.audit import browser, feeds, lighthouse, nu, pages, pictures, readers, server, signs, sitemaps
from tests.browser import executable

TOOLS = server.ROOT / ".tools" / "audit" / "node_modules"
JAR = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
SITEMAP_XSD = TOOLS / "sitemap" / "schema" / "sitemap.xsd"
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

    def __init__(self, own):
        self.own = own  # whether the server is ours, to tell it things
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


def look_for_signs(report, address, found):
    wrong, asked = signs.check(address, found)
    report.row(
        "Canonical, hreflang, JSON-LD, link cards, headings, dead links",
        f"{len(found)} pages, {asked} addresses on them",
        spread(wrong),
    )
    if not report.own:
        return report.row("Former addresses", None)
    today = [each.path for each in found if each.kind in ("/articles/N/", "/issues/DAY/N/")]
    former = {
        f"/content/2021-03/09/{'content' if 'articles' in new else 'node'}_{number}.htm": new
        for number, new in enumerate(today, start=1)
    }
    server.take_in(address, former)
    report.row("Former addresses", f"{len(former)} lead on", spread(signs.check_former(address, former)))


def look_at_sitemaps(report, address, found):
    if not SITEMAP_XSD.exists():
        return report.row("Sitemaps", None)
    wrong, files, addresses = sitemaps.check(address, SITEMAP_XSD)
    report.row(
        "Sitemaps by the XSD of sitemaps.org, robots.txt",
        f"{files} files, {len(addresses)} addresses",
        spread(wrong),
    )


def look_at_pictures(report, address, found):
    wrong, number = pictures.check(address, stories_of(address))
    report.row("Pictures: caption, credit, copyright, nothing private", f"{number} files", spread(wrong))


def stories_of(address):
    """The ids of all stories, by the sitemap."""
    ids = []
    for file in re.findall(
        r"<loc>([^<]*sitemap-stories[^<]*)</loc>", pages.fetch(f"{address}/sitemap.xml")[1]
    ):
        ids += re.findall(r"/articles/(\d+)/", pages.fetch(file)[1])
    return ids


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
    for name, score in readers.read_all(address, stories_of(address)).items():
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
        page, fast = address + first[kind].path, AT_LEAST["performance"]
        scores, faults = lighthouse.run(str(LIGHTHOUSE), executable(), page, fast)
        low = [f"{name} {scores[name]}" for name, least in AT_LEAST.items() if scores[name] < least]
        figures = ", ".join(f"{name} {score}" for name, score in scores.items())
        report.row(f"Lighthouse, {kind}", figures, [*low, *faults] if low else [])


LOOKS = {
    "nu": look_with_nu,
    "signs": look_for_signs,
    "sitemaps": look_at_sitemaps,
    "readers": look_with_readers,
    "pictures": look_at_pictures,
    "feeds": look_at_feeds,
    "browser": look_with_browser,
    "lighthouse": look_with_lighthouse,
}


def main():
    parser = argparse.ArgumentParser(description="Looks at the paper as machines do.")
    parser.add_argument("--only", default=",".join(LOOKS), help="of " + ",".join(LOOKS))
    parser.add_argument("--at", help="the address of a server that runs already")
    wanted = parser.parse_args()
    report = Report(own=not wanted.at)
    print("| what | found | verdict |\n|---|---|---|")
    with server.at(wanted.at) if wanted.at else server.running() as address:
        found = pages.crawl(address)
        for name in wanted.only.split(","):
            try:
                LOOKS[name](report, address, found)
            except Exception as error:  # of any program; the others are asked nevertheless
                report.row(name, "broke off", [repr(error)])
    for fault in report.faults:
        print(fault)
    return 1 if report.faults else 0


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent.parent)
    sys.exit(main())
