"""What programs that read pages for others take out of ours: archives, search engines, reading views.

The truth is our own ninjs item of the same story. Compared is what is to be read: the text with its
dateline, from the first paragraph to the last, white space apart. Captions and credits of the
story's own photos are neither asked for nor held against anybody: some programs keep them, some do
not, and both have their reasons. Kicker, byline, corrections, links to other stories and the words
of buttons are not its text.
"""

import io
import json
import logging
import os
import re
import time
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import extruct
import lxml.html
import newspaper
import trafilatura
from PIL import Image
from readability import Document

from tests.audit.pages import fetch

# Of less than so many characters it takes the whole page for the text, whatever the page says
SHORTEST = {"trafilatura": 100}
# They take no day for a day of publication that has not come where they run. The paper's day is Beijing's.
os.environ["TZ"] = "Asia/Shanghai"
time.tzset()
WRITERS = ("reporter", "correspondent", "writer_photographer")
logging.getLogger("readability").setLevel(logging.ERROR)
logging.getLogger("trafilatura").setLevel(logging.ERROR)
logging.getLogger("jieba").setLevel(logging.ERROR)


@dataclass
class Found:
    """What one program says of one page; None for what it does not look for."""

    title: str | None = None
    authors: list | None = None
    date: str | None = None
    picture: str | None = None
    text: str | None = None


@dataclass
class Score:
    stories: int = 0
    too_short: int = 0
    right: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    kept: int = 0
    whole: int = 0
    foreign: int = 0
    wrong: list = field(default_factory=list)


def with_trafilatura(html, address):
    found = trafilatura.bare_extraction(html, url=address, with_metadata=True, include_comments=False)
    authors = re.split(r"\s*;\s*", found.author) if found.author else []
    # It writes lists as Markdown does
    text = re.sub(r"^(- |\d+\. )", "", found.text or "", flags=re.MULTILINE)
    return Found(found.title, authors, found.date, found.image, text)


def with_newspaper(html, address):
    article = newspaper.Article(address, language="zh", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    date = article.publish_date and article.publish_date.date().isoformat()
    return Found(article.title, article.authors, date, article.top_image, article.text)


def with_readability(html, address):
    document = Document(html, url=address)
    body = lxml.html.fromstring(document.summary())
    return Found(document.short_title(), text=body.text_content())


def with_extruct(html, address):
    data = extruct.extract(html, base_url=address, syntaxes=["json-ld"], uniform=True)
    news = next(each for each in data["json-ld"] if each["@type"] == "NewsArticle")
    authors = [each["name"] for each in news.get("author", [])]
    return Found(
        news["headline"], authors, news["datePublished"][:10], news["image"][0]["url"], news["articleBody"]
    )


READERS = {
    "trafilatura": with_trafilatura,
    "newspaper4k": with_newspaper,
    "readability-lxml": with_readability,
    "extruct": with_extruct,
}


def squeezed(text):
    return re.sub(r"\s+", "", text or "")


def truth_of(item):
    """What is right, from our ninjs item; and the words of its photos, longest first."""
    authors = [person["name"] for person in item.get("people", []) if person["rel"] in WRITERS]
    if not authors:
        authors = [person["name"] for person in item.get("people", []) if person["rel"] == "photographer"]
    pictures = [each for each in item.get("associations", []) if each["type"] == "picture"]
    words = {text["value"] for each in pictures for text in each.get("descriptions", [])}
    words |= {each["by"] for each in pictures if "by" in each}
    title = next(each["value"] for each in item["headlines"] if each["role"] == "main")
    text = item["bodies"][0]["value"]
    truth = Found(title, list(dict.fromkeys(authors)), item["firstCreated"][:10], None, text)
    return truth, sorted(map(squeezed, words), key=len, reverse=True)


def compare(found, truth, captions, score, path, name):
    score.stories += 1
    for part in ("title", "authors", "date"):
        got, right = getattr(found, part), getattr(truth, part)
        if got is None and name in ("readability-lxml",):
            continue
        score.asked[part] = score.asked.get(part, 0) + 1
        same = sorted(got or []) == sorted(right) if part == "authors" else squeezed(got) == squeezed(right)
        if same:
            score.right[part] = score.right.get(part, 0) + 1
        else:
            score.wrong.append(f"{path}: {part} {got!r}, not {right!r}")
    if found.text is None:
        return
    own, got = squeezed(truth.text), squeezed(found.text)
    if len(own) < SHORTEST.get(name, 0):
        score.too_short += 1
        return
    for words in captions:
        if words not in own:
            got = got.replace(words, "")
    blocks = SequenceMatcher(None, own, got, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    score.kept += kept
    score.whole += len(own)
    score.foreign += len(got) - kept
    if kept < len(own) * 0.99 or len(got) > kept:
        at, rest = 0, []
        for block in blocks:
            rest.append(got[at : block.b])
            at = block.b + block.size
        score.wrong.append(
            f"{path}: {kept} of {len(own)}; not its own: {'|'.join(filter(None, rest))[:80]!r}"
        )


def read_all(address, ids):
    """{program: Score} over these stories."""
    scores = {name: Score() for name in READERS}
    for pk in ids:
        path = f"/articles/{pk}/"
        _status, html = fetch(address + path)
        truth, captions = truth_of(json.loads(fetch(f"{address}/api/stories/{pk}.json")[1]))
        for name, read in READERS.items():
            try:
                found = read(html, address + path)
            except Exception as error:  # a program that fails has read nothing
                scores[name].stories += 1
                scores[name].wrong.append(f"{path}: {error!r}")
                continue
            compare(found, truth, captions, scores[name], path, name)
    return scores


def opens(picture):
    """True if these bytes are a picture."""
    with Image.open(io.BytesIO(picture)) as image:
        return bool(image.width)
