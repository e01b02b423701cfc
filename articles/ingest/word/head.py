"""The titles and names above the text: column, kicker, headline, subhead, byline, source."""

import re
from collections import Counter

from articles.ingest.page_text.kinds import Item, Kind, kind_of
from articles.ingest.page_text.results import Part
from articles.ingest.page_text.source import Line, width
from articles.ingest.page_text.titles import is_numbered, roles_of

LONGEST_TITLE = 45  # full-width characters
MOST_TITLES = 6
_SENTENCE = re.compile("[。！？；;!?][”’」』）)]?(?!$)|[。；;，,]$")
_DASH = re.compile("(?:——|—|──|--|－－)")
_FIELDS = {Part.COLUMN: "column", Part.KICKER: "kicker", Part.HEADLINE: "headline", Part.SUBHEAD: "subhead"}


def item_of(block, number=1):
    """What the words of the block say by themselves: a credit, a source, a caption, a labelled title …"""
    return kind_of(Line(number, " ".join(block.text.split())))


def size_of_text(blocks):
    """The size in which most of the file is set, in points; 0 if it does not say."""
    sizes = Counter()
    for block in blocks:
        sizes[block.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def take_head(blocks, story, fates):
    """Fills the story with what stands above its text. Returns the blocks that are left."""
    normal = size_of_text(blocks)
    titles, credited, left = [], False, []
    end = len(blocks)
    for index, block in enumerate(blocks):
        if block.kind == "picture" and not titles:
            left.append(block)  # a photo above the headline is still a photo
            continue
        item = item_of(block) if block.kind != "picture" else None
        if item is None or block.points or item.lead or len(titles) == MOST_TITLES:
            end = index
            break
        if block.role == "toc":
            fates.add(block, Part.LEFTOVER, "toc")
        elif item.kind == Kind.CREDIT:
            take_credit(story, item)
            fates.add(block, Part.BYLINE)
            credited = True
        elif item.kind == Kind.SOURCE:
            story.source = story.source or re.split("[：:]", item.text)[-1].strip()
            fates.add(block, Part.SOURCE)
        elif fates.is_private(block):
            fates.add(block, Part.LEFTOVER, "contact")
        elif _is_title(block, item, titles, credited, normal):
            titles.append((block, item))
            fates.add(block)
        else:
            end = index
            break
    _give_roles(story, titles, fates)
    return [*left, *blocks[end:]]


def take_credit(story, item):
    story.credits.append(item.text)
    story.source = story.source or item.credit.paper
    story.unread += item.credit.unread
    for person in item.credit.people:
        story.add_person(person)


def _is_title(block, item, titles, credited, normal):
    if block.role in ("title", "subtitle") or item.role:
        return True
    text = item.text
    if (
        item.kind not in (Kind.TEXT, Kind.TITLE, Kind.BULLET)
        or width(text) > LONGEST_TITLE
        or _SENTENCE.search(text)
    ):
        return False
    if not titles:
        return not is_numbered(text) or block.role == "h1"
    if credited or is_numbered(text):
        return bool(_DASH.match(text))
    first = titles[0][0]
    if block.role.startswith("h"):
        return (
            block.role == first.role
        )  # the same style, so a title of two lines; a smaller one is a sub-heading
    if _DASH.match(text) or block.align == "center" or block.size > normal > 0:
        return True
    is_plain = not first.role and first.align != "center" and not first.size > normal and not first.is_bold
    return is_plain and not block.is_bold and not block.is_indented


def _give_roles(story, titles, fates):
    sizes = sorted({block.size for block, _item in titles}, reverse=True)
    items = []
    for block, item in titles:
        role = item.role or {"title": Part.HEADLINE, "subtitle": Part.SUBHEAD}.get(block.role)
        level = 1 + sizes.index(block.size) if block.size else 8
        items.append(Item(item.line, Kind.TITLE, item.text, level=level, role=role))
    if not items:
        return
    if all(item.role != Part.HEADLINE for item in items) and any(item.role for item in items):
        free = [item for item in items if not item.role]
        if free:
            free[0].role = Part.HEADLINE
    for (block, _item), item, role in zip(titles, items, roles_of(items), strict=True):
        name = _FIELDS[role]
        setattr(story, name, " ".join(filter(None, [getattr(story, name), item.text])))
        fates.set(block, role)
