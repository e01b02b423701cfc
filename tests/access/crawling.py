"""An anonymous reader who follows every link, and what such a reader was shown."""

import html
import io
import re
import zipfile
from collections import deque
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

import pypdfium2
from django.test import Client

SITE = "http://testserver"
LINK = re.compile(r"""\b(?:href|src|action)=["']([^"']+)["']|\bsrcset=["']([^"']+)["']""")
FULL = re.compile(r"http://testserver[^\s\"'<>\\]*")
ITEMS = {"rss": "<item>", "atom": "<entry>", "feed+json": '"url"'}
UNSTEADY = (
    "Expires",
    "X-Accel-Expires",
    "X-Request-ID",
    "Content-Length",
)  # follow from the rest, or from the moment


@dataclass(frozen=True)
class Answer:
    """What was sent for an address. `text` holds the headers too; a file's bytes stay out of it."""

    status: int
    text: str

    def shows(self, mark):
        """True if the mark stands in it, in whatever way text is written down for the web."""
        plain = html.unescape(self.text)
        escaped = mark.encode("unicode-escape").decode()
        return (
            any(mark in each for each in (self.text, plain, unquote(plain))) or escaped in self.text.lower()
        )


def ask(address, client=None):
    response = (client or Client()).get(address)
    body = response.getvalue()
    kind = response.get("Content-Type", "")
    headers = "\n".join(f"{name}: {value}" for name, value in response.items() if name not in UNSTEADY)
    body = text_of(kind, body)
    if any(word in kind and item not in body for word, item in ITEMS.items()):
        # An empty feed was built just now.
        body = re.sub(r"<(lastBuildDate|updated)>.*?</\1>", "", body)
        headers = re.sub(r"(Last-Modified|ETag): .*", "", headers)
    return Answer(response.status_code, f"{headers}\n\n{body}")


def text_of(kind, body):
    """All that can be read in a body: the words of a PDF and its title, every text in an EPUB."""
    if kind.startswith("image/"):
        return ""
    if kind == "application/pdf":
        document = pypdfium2.PdfDocument(body)
        words = [page.get_textpage().get_text_range() for page in document]
        return "\n".join([*words, str(document.get_metadata_dict())])
    if kind == "application/epub+zip":
        box = zipfile.ZipFile(io.BytesIO(body))
        return "\n".join(box.read(name).decode() for name in box.namelist() if not name.endswith(".jpg"))
    return body.decode()


def crawl(*addresses, skip=lambda address: False):
    """{address: Answer} for these addresses and for all within the site that are linked from them."""
    seen, waiting, client = {}, deque(addresses), Client()
    while waiting:
        address = waiting.popleft()
        if address in seen or skip(address):
            continue
        seen[address] = answer = ask(address, client)
        if answer.status == 200 and not address.endswith((".pdf", ".epub")):  # these lead within themselves
            waiting.extend(links(address, answer.text) - seen.keys())
    return seen


def links(address, text):
    """The addresses within the site that a page, feed or sitemap names; static files and the office apart."""
    found = [one or several for one, several in LINK.findall(text)] + FULL.findall(text)
    parts = [part for each in found for part in re.split(r",\s+", html.unescape(each))]
    full = {urljoin(SITE + address, part.split(" ")[0]) for part in parts}
    inside = {each.split("#")[0].removeprefix(SITE) for each in full if urlsplit(each).netloc == "testserver"}
    return {each for each in inside if not each.startswith(("/static/", "/admin/"))}
