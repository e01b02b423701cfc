"""Cuts the page into sections, and decides which of them begins a story.

A section is a group of titles and all that stands below it up to the next title. It is a story of its own, an
intertitle and its paragraphs inside the story before, or a column's banner above briefs.
"""

from collections import Counter
from dataclasses import dataclass, field

from .kinds import PLAIN, Item, Kind
from .leads import split_tail
from .titles import is_brief_column, is_numbered, looks_like_column

_WITHOUT_TEXT = {Kind.IMAGE}


@dataclass
class Section:
    titles: list[Item] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)

    @property
    def level(self):
        """The level of the title right above the text."""
        return self.titles[-1].level if self.titles else 0

    @property
    def content(self):
        return [item for item in self.body if item.kind not in _WITHOUT_TEXT]

    @property
    def starts_strong(self):
        """Begins like a story and nothing else: with a dateline, or with a byline above the text."""
        for item in self.content:
            if item.kind == Kind.CAPTION or (item.kind == Kind.CREDIT and item.credit.is_for_photo):
                continue
            if item.kind == Kind.CREDIT:
                return len(self.content) > 1
            return item.is_strong_start or item.kind == Kind.TURN
        return False

    @property
    def is_signed(self):
        """Ends with the signature of somebody who wrote it: 本报记者 甲 摄影报道."""
        texts = [item for item in self.content if item.kind in {Kind.TEXT, Kind.CREDIT, Kind.CAPTION}]
        if any(item.kind == Kind.CREDIT and item.credit.people for item in texts[-2:]):
            return True
        return bool(texts) and texts[-1].kind == Kind.TEXT and bool(split_tail(texts[-1].text)[2])

    @property
    def has_writers(self):
        leads = any(item.lead and item.lead.credit for item in self.content)
        return leads or any(item.kind == Kind.CREDIT and item.credit.writers for item in self.content)

    @property
    def bullets(self):
        return [item for item in self.content if item.kind == Kind.BULLET]

    @property
    def holds_briefs(self):
        """Do the bullets begin stories of their own, rather than list points of one?"""
        bullets = self.bullets
        if not bullets:
            return False
        if any(item.is_strong_start for item in bullets):
            return True
        if self.content[0].kind != Kind.BULLET:
            return False
        if self.titles and is_brief_column(self.titles[-1].text):
            return True
        # A box of catchwords is a list; whole sentences of news, one after another, are briefs.
        following = [self._length(item) for item in bullets]
        return len(bullets) > 1 and min(following) >= 25

    def _length(self, bullet):
        at = self.content.index(bullet)
        length = len(bullet.text)
        for item in self.content[at + 1 :]:
            if item.kind != Kind.TEXT:
                break
            length += len(item.text)
        return length


def cut(items):
    """Sections in order; the first has no titles if the page begins with text. Furniture and rules take no part."""
    sections = [Section()]
    pictures = []
    for item in items:
        if item.kind in {Kind.FURNITURE, Kind.RULE}:
            continue
        if item.kind == Kind.IMAGE and sections[-1].titles and not sections[-1].content:
            # A logo between two titles does not part them.
            pictures.append(item)
            continue
        if item.kind == Kind.TITLE and (sections[-1].content or not sections[-1].titles):
            sections[-1].body += pictures
            pictures = []
            sections.append(Section())
        if item.kind == Kind.TITLE:
            sections[-1].titles.append(item)
            continue
        sections[-1].body += [*pictures, item]
        pictures = []
    sections[-1].body += pictures
    return [section for section in sections if section.titles or section.body]


def headline_levels(sections):
    """At which levels stand the titles of stories that have only one."""
    return Counter(
        section.level
        for section in sections
        if len(section.titles) == 1 and (section.starts_strong or section.is_signed)
    )


def is_inside(section, story):
    """Is this section an intertitle 小标题 of the story before it? `story` is that story's first section, or None."""
    if not story or not story.titles or not section.content or len(section.titles) > 1:
        return False
    title = section.titles[0]
    if title.role or section.starts_strong or section.holds_briefs:
        return False
    if is_numbered(title.text) or title.level > max(PLAIN, story.level):
        return True
    if section.is_signed and story.has_writers:
        return False
    if title.level > story.level:
        return not looks_like_column(title.text)
    # As big as the headline: every story is signed somewhere, so what is not signed and is short belongs to the one before.
    is_small = len(title.text) <= 12 and not looks_like_column(title.text)
    return title.level == story.level and is_small and not section.is_signed and story.has_writers


def next_level(sections, index):
    """The level of the next section's title if that is a story below the same first title, else 0."""
    first = sections[index].titles[0].level
    for section in sections[index + 1 :]:
        if not section.titles or section.titles[0].level <= first:
            return 0
        if section.starts_strong or (section.is_signed and sections[index].has_writers):
            return section.titles[0].level if len(section.titles) == 1 else section.level
    return 0
