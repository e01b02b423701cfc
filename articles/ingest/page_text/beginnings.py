"""Where a story begins without a title: at a dateline, at 上接第1版, or behind the bullet of a brief; and what to call it."""

import re

from .kinds import Item, Kind
from .leads import split_turn
from .results import Story


def begins_story(item: Item):
    """Does this line begin a story, whatever stands before it?"""
    if item.kind in {Kind.TEXT, Kind.TURN}:
        turn = split_turn(item.text)[1]
        if turn and "下转" not in turn and item.text.startswith(turn):
            return True
    return item.is_strong_start and item.kind in {Kind.TEXT, Kind.BULLET}


def headline_of_brief(item: Item):
    """(the headline that a brief has in its first line, the rest of the line)."""
    text = item.text
    if item.bold_start and text.startswith(item.bold_start) and len(item.bold_start) <= 40:
        return item.bold_start, text[len(item.bold_start) :].strip()
    if item.lead and item.lead.strong:
        return "", text
    if len(text) <= 32 and not re.search("[。；，]", text):
        return text, ""
    parted = re.match(r"([^。，；！？]{4,28}?)\s+(?=\S{12})(.+)", text)
    if parted and re.search("[。！？”]", parted[2]):
        return parted[1], parted[2]
    return "", text


def first_words(story: Story):
    """A working headline for a brief that is printed without one: its first clause."""
    text = next(iter([*story.paragraphs, *(photo.caption for photo in story.photos)]), "")
    headline = ""
    for clause in re.split("[，。！？；：]", text):
        headline = f"{headline} {clause}".strip()
        if len(headline) >= 10:
            break
    return headline[:40]
