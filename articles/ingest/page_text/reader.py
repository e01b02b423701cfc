"""Reads a newspaper page: lines in, stories and an account of every line out."""

from .beginnings import begins_story, first_words, headline_of_brief
from .body import BodyReader, reads_as_names
from .furniture import note
from .kinds import Kind, kind_of
from .layout import measure
from .leads import read_lead
from .results import Fate, Leftover, PageText, Part, Reason, Story
from .sections import Section, cut, headline_levels, is_inside, next_level
from .source import decode, lines_of, one_spaced
from .titles import Surroundings, roles_of
from .unmarked import name_the_page, promote

_SCOPE_OF_ONE = 99  # a column that holds for the story right below it only


def read_page(text, *, columns=()):
    """A page of a newspaper as OCR or a PDF gives it, str or bytes → PageText.

    `columns` are names of columns that the paper has; they need not be given, but make columns certain that the
    text alone leaves open. Never raises for any text; for bytes that are no text, NotText."""
    if isinstance(text, bytes):
        text = decode(text)
    return _Reader(text.removeprefix("\ufeff"), frozenset(columns)).read()


class _Reader:
    def __init__(self, text, columns):
        self.lines = lines_of(text)
        self.text = "\n".join(line.text for line in self.lines)
        self.columns = columns
        self.page = PageText(account=[Fate(line.number, line.text) for line in self.lines])
        self.column, self.column_level = "", 0

    def read(self):
        items = [kind_of(line) for line in self.lines if line.text]
        self.layout = measure(items)
        self._read_bare_bylines(items)
        promote(items, self.layout)
        self._read_furniture(items)
        sections = cut(item for item in items if not self._fate(item).parts)
        levels = headline_levels(sections)
        current = None
        for index, section in enumerate(sections):
            if current and is_inside(section, current):
                for item in [*section.titles, *section.body]:
                    self._feed(item)
                continue
            self._finish()
            current = section
            around = Surroundings(next_level(sections, index) if section.titles else 0, levels, self.columns)
            self._read_section(section, around)
        self._finish()
        self._close_account()
        return self.page

    # What is known before any story is

    def _read_bare_bylines(self, items):
        """王伟 李明 on a line of its own is a byline right below a title, when text follows."""
        for before, item, after in zip(items, items[1:], items[2:]):
            credit = (
                item.kind == Kind.TEXT
                and before.kind == Kind.TITLE
                and after.kind == Kind.TEXT
                and reads_as_names(item.text)
            )
            if credit:
                item.kind, item.credit = Kind.CREDIT, credit

    def _read_furniture(self, items):
        furniture = self.page.furniture
        named = name_the_page(items)
        if named:
            named.kind, named.found = Kind.FURNITURE, [("name", named.text)]
        for item in items:
            if item.kind == Kind.FURNITURE:
                note(furniture, item.found)
                furniture.lines[item.number] = item.text
                self._claim(
                    item, Part.FURNITURE, detail=" ".join(dict.fromkeys(kind for kind, _found in item.found))
                )
            elif item.kind == Kind.RULE:
                self._claim(item, Part.MARKUP)

    # Sections

    def _read_section(self, section: Section, around):
        if not section.titles:
            self._read_untitled(section)
        elif not section.content:
            self._leave_titles(section)
        elif section.holds_briefs:
            self._read_column_of_briefs(section)
        else:
            self._read_titled(section, around)

    def _read_untitled(self, section):
        if section.holds_briefs:
            self._read_briefs(section.body)
            return
        for item in section.body:
            self._feed(item)

    def _read_titled(self, section, around):
        if len(section.titles) == 1 and self._is_only_column(section):
            self._set_column(section.titles[0], _SCOPE_OF_ONE)
            self._start()
        else:
            roles = roles_of(section.titles, around)
            top = section.titles[0]
            if self.column and top.level <= self.column_level:
                self.column = ""
            headline = next((item for item, role in zip(section.titles, roles) if role == Part.HEADLINE), top)
            for item, role in zip(section.titles, roles):
                if role == Part.COLUMN:
                    self._set_column(item, item.level if item.level < headline.level else _SCOPE_OF_ONE)
            self._start()
            for item, role in zip(section.titles, roles):
                if role != Part.COLUMN:
                    before = getattr(self.story, role.value)
                    setattr(self.story, role.value, one_spaced(f"{before} {item.text}"))
                    self._claim(item, role, story=True)
        for item in section.body:
            self._feed(item)

    def _is_only_column(self, section):
        """图片新闻 above a picture's caption: the column's name, and a story without a headline."""
        title = section.titles[0]
        return (
            title.role == Part.COLUMN
            or title.text in self.columns
            or title.text in {"图片新闻", "图说", "图说新闻", "光影"}
        )

    def _read_column_of_briefs(self, section):
        for item in section.titles:
            self._claim(item, Part.COLUMN)
        self.column = one_spaced(" ".join(item.text for item in section.titles))
        self.column_level = section.level
        self.page.columns.append(self.column)
        self._read_briefs(section.body)
        self.column = ""

    def _read_briefs(self, items):
        for item in items:
            if item.kind == Kind.BULLET:
                self._finish()
                self._start(is_brief=True)
                self._start_brief(item)
            else:
                self._feed(item)

    def _start_brief(self, item):
        """■标题　正文, ■**标题**正文, ■标题 with its text below, or only text."""
        story = self.story
        headline, rest = headline_of_brief(item)
        if headline and not rest:
            story.headline = headline
            self._claim(item, Part.HEADLINE, story=True)
            return
        story.headline = headline
        first = item.number
        item.kind, item.text = Kind.TEXT, rest
        item.lead = read_lead(rest)
        self._feed(item)
        if headline:
            fate = self.page.account[first - 1]
            fate.parts.insert(0, Part.HEADLINE)

    # Stories

    def _start(self, is_brief=False):
        self.story = Story(column=self.column, is_brief=is_brief)
        self.page.stories.append(self.story)
        self.body = BodyReader(self.story, self.layout, self.text, _Claims(self), self._leave)
        if self.column_level == _SCOPE_OF_ONE:
            self.column, self.column_level = "", 0

    def _feed(self, item):
        """Gives a line to the story that is open; a dateline below a story's text opens one that lost its headline,
        and so does 上接第1版."""
        if begins_story(item) and (not self._story() or self.story.paragraphs):
            self._finish()
            self._start(is_brief=item.kind == Kind.BULLET)
            if item.kind == Kind.BULLET:
                self._start_brief(item)
                return
        if not self._story():
            self._leave(
                item, Reason.CREDIT_WITHOUT_STORY if item.kind == Kind.CREDIT else Reason.BEFORE_FIRST_STORY
            )
            return
        self.body.read(item)

    def _story(self):
        return getattr(self, "story", None)

    def _finish(self):
        if not self._story():
            return
        self.body.finish()
        story = self.story
        if not story.headline:
            story.headline = first_words(story)
            story.has_derived_headline = bool(story.headline)
        self.story = None

    def _set_column(self, item, level):
        self.column, self.column_level = one_spaced(item.text), level
        self.page.columns.append(self.column)
        self._claim(item, Part.COLUMN)

    def _leave_titles(self, section):
        for item in [*section.titles, *section.body]:
            self._leave(item, Reason.TITLE_WITHOUT_TEXT)

    # The account

    def _fate(self, item):
        return self.page.account[item.number - 1]

    def _claim(self, item, *parts, story=False, detail="", joined=0, repeated=""):
        fate = self._fate(item)
        fate.parts += parts
        fate.dropped += item.dropped + repeated
        item.dropped = ""
        fate.detail = detail or fate.detail
        fate.joined_to = joined or fate.joined_to
        if story:
            fate.story = len(self.page.stories) - 1
            if item.number not in self.story.lines:
                self.story.lines.append(item.number)

    def _leave(self, item, reason):
        text = item.text
        self._claim(item, Part.LEFTOVER, detail=reason)
        nearest = len(self.page.stories) - 1 if self.page.stories else None
        self.page.leftovers.append(Leftover(item.number, text, reason, nearest))

    def _close_account(self):
        """Blank lines, the nearest story for leftovers at the head, and (never seen) lines that nobody claimed."""
        for fate in self.page.account:
            if not fate.text:
                fate.parts = [Part.BLANK]
            elif not fate.parts:
                fate.parts = [Part.LEFTOVER]
                fate.detail = Reason.NOT_RECOGNISED
                self.page.leftovers.append(Leftover(fate.line, fate.text, Reason.NOT_RECOGNISED))
        for leftover in self.page.leftovers:
            if leftover.story is None and self.page.stories:
                leftover.story = 0


class _Claims:
    """What a BodyReader calls to enter its lines into the account."""

    def __init__(self, reader):
        self.reader = reader

    def __call__(self, item, *parts, joined=0, repeated=""):
        self.reader._claim(item, *parts, story=True, joined=joined, repeated=repeated)

    def also(self, number, part):
        parts = self.reader.page.account[number - 1].parts
        if part not in parts:
            parts.append(part)
