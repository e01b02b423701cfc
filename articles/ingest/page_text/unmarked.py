"""Titles that no # marks: which lines of plain text stand like titles.

Short and unpunctuated, above a 本报讯 or a byline, at the head of the text, after a signature, or alone between blank lines.
"""

import re

from .furniture import is_page_name
from .kinds import MINOR, PLAIN, Item, Kind
from .layout import Layout
from .mending import ends_paragraph
from .results import LONGEST_CAPTION, Role
from .source import HAN

_WITHOUT_TEXT = {Kind.FURNITURE, Kind.IMAGE, Kind.RULE}


def promote(items: list[Item], layout: Layout):
    """Makes TITLEs of the lines that stand like titles: short, unpunctuated, above a 本报讯 or a byline, at the head of
    the text, after a signature, or alone between blank lines."""
    for index in range(len(items)):
        if _begins_story(items, index):
            _promote_above(items, index, layout)
        elif _signs_photo_story(items[index]):
            _promote_photo_story(items, index, layout)
    _promote_heads(items, layout)
    if not layout.is_spaced:
        _promote_alone(items, layout)


def _begins_story(items, index):
    item = items[index]
    if item.kind in {Kind.TEXT, Kind.BULLET} and item.is_strong_start:
        return item.kind == Kind.TEXT
    is_byline = item.kind == Kind.CREDIT and item.credit.writers and not item.credit.is_for_photo
    if not is_byline:
        return False
    after = _next(items, index)
    before = items[index - 1] if index else None
    return bool(
        after
        and after.kind == Kind.TEXT
        and not after.lead
        and before
        and _may_be_title(before, layout=None)
        and not after.line.gap > 3
    )


def _promote_above(items, index, layout):
    taken = []
    at = index - 1
    while at >= 0 and len(taken) < 4:
        item = items[at]
        if item.kind in _WITHOUT_TEXT:
            at -= 1
            continue
        if not _may_be_title(item, layout):
            break
        taken.append(item)
        at -= 1
    above = items[at] if at >= 0 else None
    runs_into_text = len(taken) == 4 or (
        taken
        and above
        and above.kind == Kind.TEXT
        and not ends_paragraph(above.text)
        and not taken[-1].line.gap
    )
    if runs_into_text and layout.is_wrapped:
        # The column above broke off in the middle of a sentence: only what a gap sets off, or the last line, is title.
        set_off = [position for position, item in enumerate(taken) if item.line.gap and not layout.is_spaced]
        taken = taken[: set_off[0] + 1] if set_off else taken[:1]
    for item in taken:
        item.kind, item.level = Kind.TITLE, item.level or PLAIN


def _signs_photo_story(item):
    return item.kind == Kind.CREDIT and any(
        person.role == Role.WRITER_PHOTOGRAPHER for person in item.credit.people
    )


def _promote_photo_story(items, index, layout):
    """Above 本报记者 甲 摄影报道 stand a short caption and its title, even below a story that has its own byline."""
    length = 0
    for at in range(index - 1, 0, -1):
        item, above = items[at], items[at - 1]
        if item.kind in _WITHOUT_TEXT:
            continue
        length += len(item.text)
        if item.kind != Kind.TEXT or item.lead or length > LONGEST_CAPTION:
            return
        if above.kind != Kind.TEXT or not ends_paragraph(above.text) or item.line.width > 20:
            continue
        if at < index - 1 and _may_be_title(item, layout) and not layout.is_full(item):
            item.kind, item.level = Kind.TITLE, PLAIN
            return


def _promote_heads(items, layout):
    """A page, or what follows a signature, may begin with titles above plain paragraphs."""
    fresh = True
    for index, item in enumerate(items):
        if item.kind in _WITHOUT_TEXT:
            continue
        if fresh and item.kind == Kind.TEXT and not item.lead and _may_be_title(item, layout):
            run = _run_of_titles(items, index, layout)
            follower = _next(items, index + len(run) - 1)
            if len(run) <= 3 and follower and _is_prose(follower, layout):
                for title in run:
                    title.kind, title.level = Kind.TITLE, PLAIN
        is_sign_off = (
            item.kind == Kind.CREDIT
            and bool(item.credit.writers)
            and index > 0
            and items[index - 1].kind == Kind.TEXT
        )
        fresh = is_sign_off or item.kind in {Kind.TURN, Kind.SOURCE}


def _run_of_titles(items, index, layout):
    run = []
    for item in items[index:]:
        if item.kind != Kind.TEXT or item.lead or not _may_be_title(item, layout):
            break
        run.append(item)
    return run


def _is_prose(item, layout):
    if item.kind in {Kind.CREDIT, Kind.CAPTION}:
        return True
    return item.kind in {Kind.TEXT, Kind.BULLET} and (
        item.line.width > 40 or bool(re.search("[，。！？；]", item.text)) or layout.starts_paragraph(item)
    )


def _promote_alone(items, layout):
    """A short line between blank lines: an intertitle, or at the end of the page a title that lost its text."""
    content = [item for item in items if item.kind not in _WITHOUT_TEXT]
    for before, item, after in zip(content, content[1:], [*content[2:], None]):
        if (
            item.kind != Kind.TEXT
            or not item.line.gap
            or item.line.width > 20
            or not _may_be_title(item, layout)
        ):
            continue
        follows = before.kind == Kind.TEXT and ends_paragraph(before.text)
        if follows and (after is None or (after.line.gap and after.kind == Kind.TEXT)):
            item.kind, item.level = Kind.TITLE, MINOR


def _may_be_title(item, layout):
    if item.kind == Kind.TITLE:
        return False
    if item.kind != Kind.TEXT or item.lead or not 2 <= item.line.width <= 44 or item.text[0] in "（(":
        return False
    if layout and layout.starts_paragraph(item):
        return False
    if not re.search(f"[{HAN}A-Za-z]", item.text) or re.search("[。；;]|[，、,：:]$", item.text):
        return False
    if layout and layout.is_wrapped and "，" in item.text and layout.is_full(item):
        return False
    return not ends_paragraph(item.text) or item.text.endswith(("？", "！", "?", "!", "”", "…", "）"))


def _next(items, index):
    for item in items[index + 1 :]:
        if item.kind not in _WITHOUT_TEXT:
            return item
    return None


def name_the_page(items):
    """工会新闻 above the first title of the page is the page's name, not a title: returns that item or None."""
    content = [item for item in items if item.kind not in _WITHOUT_TEXT][:2]
    if len(content) < 2 or content[1].kind != Kind.TITLE or content[0].kind not in {Kind.TEXT, Kind.TITLE}:
        return None
    first = content[0]
    return first if is_page_name(first.text) and not first.role and first.text != "图片新闻" else None
