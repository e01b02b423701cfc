"""The text of a newspaper page, read: stories with their people, page furniture, leftovers, and an account of every line.

    page = read_page(text)          # Markdown or plain text, from OCR, from a PDF or typed
    for story in page.stories: story.headline, story.people, story.paragraphs
    for fate in page.account: fate.line, fate.parts

Pure Python that knows nothing of the newsroom's models. How it reads, in order: `source` cleans characters and numbers
the lines; `kinds` says what each line is by itself, with the help of `furniture`, `credits`, `names` and `leads`; `layout`
measures how the page is set; `unmarked` finds titles in plain text; `sections` tells stories from intertitles; `titles` says
what each title is; `body` makes paragraphs whole with `mending`; `reader` leads, and keeps the account.
"""

from .reader import read_page
from .results import Block, Fate, Leftover, Mend, PageText, Part, Person, Photo, Reason, Role, Story
from .source import NotText, decode

__all__ = [
    "Block",
    "Fate",
    "Leftover",
    "Mend",
    "NotText",
    "PageText",
    "Part",
    "Person",
    "Photo",
    "Reason",
    "Role",
    "Story",
    "decode",
    "read_page",
]
