"""The sitemaps: each file by the XSD of sitemaps.org, and every address in them there for robots."""

import shutil
import tempfile
import urllib.robotparser
from pathlib import Path

import lxml.etree

from tests.audit.pages import fetch

OWN = Path(__file__).parent / "schemas"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LARGEST = 50 * 1024 * 1024  # bytes, by the standard
FILES = ("/sitemap.xml", "/news-sitemap.xml")


def schema(theirs):
    """The schema, from the XSD of sitemaps.org at `theirs` and ours for what stands beside it."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (theirs, *OWN.glob("*.xsd")):
            shutil.copy(file, folder)
        return lxml.etree.XMLSchema(file=str(Path(folder) / "all.xsd"))


def check(address, theirs):
    """{path: [sentences]} of what is wrong, the number of files, and the addresses in them."""
    rules, wrong, pages, files = schema(theirs), {}, [], []
    waiting = [address + path for path in FILES]
    while waiting:
        file = waiting.pop(0)
        files.append(file)
        found = wrong.setdefault(file.removeprefix(address), [])
        status, text = fetch(file)
        if status != 200:
            found.append(f"answers {status}")
            continue
        if len(text.encode()) > LARGEST:
            found.append("more than 50 MB")
        tree = lxml.etree.fromstring(text.encode())
        if not rules.validate(tree):
            found += [f"line {each.line}: {each.message}" for each in rules.error_log][:3]
        names = [each.text for each in tree.iter(LOC)]
        if tree.tag.endswith("sitemapindex"):
            waiting += names
        else:
            pages += names
            found += [f"{name} twice" for name in set(names) if names.count(name) > 1]
    wrong["/robots.txt"] = robots(address, pages)
    return {path: found for path, found in wrong.items() if found}, len(files), pages


def robots(address, pages):
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(fetch(f"{address}/robots.txt")[1].splitlines())
    found = [
        f"{page} stands in a sitemap and is not allowed" for page in pages if not rules.can_fetch("*", page)
    ]
    found += [
        f"{path} is allowed" for path in ("/admin/", "/preview/x/") if rules.can_fetch("*", address + path)
    ]
    if sorted(rules.site_maps() or []) != sorted(address + path for path in FILES):
        found.append("does not name both sitemaps")
    return found
