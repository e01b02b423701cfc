"""Reads the demo paper from its files: `content/paper.toml`, `content/stories/`, `pictures/`."""

import html
import re
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LIST_ITEM = re.compile(r"^- ")
PICTURE = re.compile(r"^!\[([\w-]+)\]$")
BOLD = re.compile(r"\*\*(.+?)\*\*")


@cache
def paper():
    """The whole of paper.toml: columns, desks, people, issues."""
    return tomllib.loads((HERE / "content" / "paper.toml").read_text("utf-8"))


@cache
def stories():
    """Every story, by its slug (the name of its file)."""
    files = sorted((HERE / "content" / "stories").glob("*.toml"))
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


@cache
def flags():
    """What was declared about photos, in order."""
    return tomllib.loads((HERE / "content" / "photos.toml").read_text("utf-8"))["flag"]


def picture_file(slug):
    return HERE / "pictures" / f"{slug}.jpg"


def as_html(text, photo_ids):
    """The body of a story file as the HTML that the editor would have made of it.

    Paragraphs are parted by blank lines; `## ` is a sub-heading, `> ` a quote, `- ` a list,
    `**…**` bold, `![slug]` a photo in the text, by its id in `photo_ids`.
    """
    return "".join(_block(block.strip(), photo_ids) for block in text.strip().split("\n\n"))


def _block(block, photo_ids):
    if match := PICTURE.match(block):
        return f'<figure data-photo="{photo_ids[match[1]]}"></figure>'
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{_inline(block[2:])}</p></blockquote>"
    if LIST_ITEM.match(block):
        items = (f"<li><p>{_inline(line[2:])}</p></li>" for line in block.split("\n"))
        return f"<ul>{''.join(items)}</ul>"
    return f"<p>{_inline(''.join(block.split(chr(10))))}</p>"


def _inline(text):
    return BOLD.sub(r"<strong>\1</strong>", html.escape(text, quote=False))
