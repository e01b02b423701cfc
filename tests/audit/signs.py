"""What each page tells machines of itself, and whether what it points at is there.

Every page: one title, heading and description, a canonical address that is the page's own, its
other languages and they it, JSON-LD that can be read. A story: its NewsArticle whole, its link
card with a picture of 1200 x 630, the press's own block. Every address on any page answers.
"""

import io
import json
import re
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

from PIL import Image

from tests.audit.pages import kind_of

MISSING = "/nowhere/"
STORY, ISSUE = "/articles/N/", "/issues/DAY/"
SHARED = (1200, 630)
NEWS = (
    "headline",
    "articleBody",
    "datePublished",
    "dateModified",
    "author",
    "image",
    "publisher",
    "mainEntityOfPage",
)
CARD = (
    "og:type",
    "og:title",
    "og:url",
    "og:image",
    "og:image:width",
    "og:image:alt",
    "og:description",
    "twitter:card",
)
SOURCES = ("src", "href", "poster")


class Signs(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.links, self.metas, self.headings, self.targets = [], {}, 0, set()
        self.title, self.data, self.language, self._inside = "", [], None, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "html":
            self.language = found.get("lang")
        elif tag == "link":
            self.links.append(found)
        elif tag == "meta":
            self.metas.setdefault(found.get("property") or found.get("name"), []).append(found.get("content"))
        elif tag == "h1":
            self.headings += 1
        elif tag == "title" and not self.title:
            self._inside = "title"
        elif tag == "script" and found.get("type") == "application/ld+json":
            self._inside = "data"
            self.data.append("")
        self.targets |= {found[name] for name in SOURCES if found.get(name)}
        for part in (found.get("srcset") or "").split(","):
            self.targets |= set(part.split()[:1])

    def handle_endtag(self, tag):
        if tag in ("title", "script"):
            self._inside = None

    def handle_data(self, data):
        if self._inside == "title":
            self.title += data
        elif self._inside == "data":
            self.data[-1] += data

    def rel(self, name):
        return [each for each in self.links if name in (each.get("rel") or "").split()]


class Answers:
    """Asks each address once."""

    def __init__(self):
        self.known = {}

    def __call__(self, address):
        address = quote(address, safe="%/:?#[]@!$&'()*+,;=~")  # as browsers send it
        if address not in self.known:
            try:
                with urllib.request.urlopen(address, timeout=60) as answer:
                    self.known[address] = (answer.status, answer.read())
            except urllib.error.HTTPError as error:
                self.known[address] = (error.code, error.read())
        return self.known[address]

    def signs(self, address):
        return Signs(self(address)[1].decode())


def check(address, pages):
    """{path: [sentences]} of what is wrong, and how many addresses were asked."""
    ask, wrong, pointed_at = Answers(), {}, {}
    for page in pages:
        signs = Signs(page.html)
        found = list(of_any(address, page, signs, ask))
        if page.kind == STORY and page.status == 200:
            found += of_story(page, signs, ask)
        if found:
            wrong[page.path] = found
        for target in signs.targets:
            full = urljoin(address + page.path, target).split("#")[0]
            if full.startswith(address):
                pointed_at.setdefault(full, page.path)
    asked = 0
    for full, path in pointed_at.items():
        if not urlsplit(full).path.startswith(("/admin/", MISSING)):
            asked += 1
            if (status := ask(full)[0]) != 200:
                wrong.setdefault(path, []).append(f"{full.removeprefix(address)} answers {status}")
    return wrong, asked


def of_any(address, page, signs, ask):
    if page.status != (404 if page.path == MISSING else 200):
        yield f"answers {page.status}"
    if not signs.title.strip():
        yield "no title"
    if signs.headings != 1:
        yield f"{signs.headings} h1"
    if signs.language not in ("zh-Hans", "en"):
        yield f"its language is {signs.language!r}"
    for text in signs.data:
        try:
            json.loads(text)
        except ValueError as error:
            yield f"JSON-LD: {error}"
    if page.status != 200:
        return
    if len(signs.metas.get("description", [])) != 1 and "noindex" not in str(signs.metas.get("robots")):
        yield "not one description"
    canonical = [each["href"] for each in signs.rel("canonical")]
    if len(canonical) != 1:
        yield f"{len(canonical)} canonical addresses"
        return
    if not canonical[0].isascii():
        yield f"canonical: {canonical[0]} is not encoded"
    if urlsplit(canonical[0]).path != urlsplit(address + page.path).path:
        # The newest page of a list has a number, too: there it names the list, and the list itself
        if [each["href"] for each in ask.signs(canonical[0]).rel("canonical")] != canonical:
            yield f"canonical: {canonical[0]}"
        return
    if signs.metas.get("og:url") != canonical:
        yield f"og:url {signs.metas.get('og:url')} is not its canonical address"
    languages = {each["hreflang"]: each["href"] for each in signs.rel("alternate") if "hreflang" in each}
    if languages and languages.get(signs.language) != canonical[0]:
        yield f"hreflang: {signs.language} is not the page itself"
    for code, other in languages.items():
        if other != canonical[0]:
            back = {each.get("hreflang"): each["href"] for each in ask.signs(other).rel("alternate")}
            if back.get(signs.language) != canonical[0]:
                yield f"hreflang: the page in {code} does not point back"


def of_story(page, signs, ask):
    data = [json.loads(text) for text in signs.data]
    flat = [each for one in data for each in (one if isinstance(one, list) else [one])]
    news = next((each for each in flat if each["@type"] == "NewsArticle"), {})
    found = [f"NewsArticle without {name}" for name in NEWS if not news.get(name)]
    found += [f"no {name}" for name in CARD if not any(signs.metas.get(name, []))]
    for picture in signs.metas.get("og:image", [])[:1]:
        status, content = ask(picture)
        with Image.open(io.BytesIO(content)) as image:
            if status != 200 or image.size != SHARED:
                found.append(f"og:image {status}, {image.size}")
    if not re.search(r"<!--enpproperty .*?/enpproperty-->", page.html, re.DOTALL):
        found.append("no block of the press")
    if not re.search(r"<!--enpcontent-->.*<!--/enpcontent-->", page.html, re.DOTALL):
        found.append("no text marked for the press")
    # A story that stands on a page of the paper says so to people and to machines alike
    days = {kind_of(each) for each in signs.targets}
    if "/issues/DAY/N/" in days and not news.get("isPartOf"):
        found.append("NewsArticle: not part of its issue")
    return found


def check_former(address, former):
    """Sentences on the paper's former addresses: each leads at once and for good to a page of today."""
    wrong = {}
    for old, new in former.items():
        answer = urllib.request.build_opener(Stay).open(address + old, timeout=60)
        if answer.status != 301 or urljoin(address, answer.headers.get("Location", "")) != address + new:
            wrong.setdefault(old, []).append(f"answers {answer.status}, {answer.headers.get('Location')}")
        elif Answers()(address + new)[0] != 200:
            wrong.setdefault(old, []).append(f"leads to {new}, which is not there")
    return wrong


class Stay(urllib.request.HTTPRedirectHandler):
    """Gives back the answer that would lead on."""

    def http_error_301(self, request, answer, code, message, headers):
        return answer

    http_error_302 = http_error_301
