"""The public pages, found as a reader finds them: by following links. Some of every kind."""

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]*)')
KINDS = (  # what makes two addresses one kind
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "DAY"),
    (re.compile(r"\d{4}-\d{2}\b"), "MONTH"),
    (re.compile(r"(?<=/)\d+(?=/|$)"), "N"),
    (re.compile(r"(?<=districts/)(?!N\b)[a-z-]+/[a-z-]+"), "TOWN"),
    (re.compile(r"(?<=districts/)(?!N\b)[a-z-]+"), "DISTRICT"),
    (re.compile(r"(?<=columns/)[^/]+"), "COLUMN"),
    (re.compile(r"(?<=tags/)[^/]+"), "TAG"),
)
MORE = ("/search/?q=" + quote("职工"), "/search/?q=" + quote("没有这样的词"), "/nowhere/", "/en/", "/latest/")
NOT_PAGES = re.compile(
    r"\.(pdf|epub|rss|atom|json|jpe?g|webp|avif|xml|txt|svg|webmanifest|js)$|^/(admin|media|static)/"
)


@dataclass
class Page:
    path: str
    kind: str
    status: int
    html: str


def kind_of(path):
    path = path.split("?")[0] + ("?q" if "q=" in path else "")
    for pattern, name in KINDS:
        path = pattern.sub(name, path)
    return path


def fetch(address):
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def crawl(address, each=3, most=250):
    """Pages of the site at `address`, breadth first; at most `each` of a kind."""
    waiting, seen, count = ["/", *MORE], {"/", *MORE}, {}
    found = []
    while waiting and len(found) < most:
        path = waiting.pop(0)
        kind = kind_of(path)
        if count.get(kind, 0) >= each:
            continue
        status, html = fetch(address + path)
        count[kind] = count.get(kind, 0) + 1
        found.append(Page(path, kind, status, html))
        for link in LINK.findall(html):
            full = urljoin(address + path, link.replace("&amp;", "&"))
            if not full.startswith(address):
                continue
            parts = urlsplit(full)
            inner = parts.path + (f"?{parts.query}" if parts.query else "")
            if inner not in seen and not NOT_PAGES.search(parts.path):
                seen.add(inner)
                waiting.append(inner)
    return found
