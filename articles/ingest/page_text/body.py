"""Puts the text of one story together: paragraphs made whole, and credits, captions, turns and sources taken out."""

from .credits import read_credit
from .kinds import Item, Kind
from .layout import Layout
from .leads import read_lead, read_source, split_tail, split_turn
from .mending import ends_paragraph, join
from .names import close_up_names
from .results import LONGEST_CAPTION, Block, Part, Photo, Reason, Story
from .source import one_spaced


class BodyReader:
    """Feeds the items below a story's titles into the story, one by one; `finish` when there are no more.

    `claim(item, part, story, ...)` is called for every item, so that the account is complete; `leave(item, reason)`
    for what does not belong here."""

    def __init__(self, story: Story, layout: Layout, page: str, claim, leave):
        self.story, self.layout, self.page = story, layout, page
        self.claim, self.leave = claim, leave
        self.open: Block | None = None
        self.last: Item | None = None  # the latest line of the open paragraph
        self.before: Item | None = None  # the item before, whatever it was
        self.is_signed = False

    def read(self, item: Item):
        if item.kind in {Kind.TEXT, Kind.BULLET, Kind.CAPTION} and self._goes_on(item):
            self._continue(item)
        else:
            getattr(self, f"_read_{item.kind.name.lower()}")(item)
        self.before = item

    def finish(self):
        story = self.story
        for block in story.blocks:
            if block.part in {Part.BODY, Part.LIST_ITEM}:
                self._take_tail(block)
        for block in story.blocks:
            block.text = one_spaced(close_up_names(block.text))
        story.blocks = [block for block in story.blocks if block.text]
        self._read_photo_credits()
        story.is_photo_story = _is_photo_story(story)

    # One method for each kind of line

    def _read_text(self, item):
        story = self.story
        if self.is_signed and not item.is_strong_start:
            self.leave(item, Reason.AFTER_SIGN_OFF)
            return
        caption = self._open_caption(item)
        if caption:
            caption.caption += item.text
            self.claim(item, Part.CAPTION)
            return
        text, parts = item.text, []
        before_turn = text
        text, turn = split_turn(text)
        if turn:
            story.turns.append(turn)
            parts.append(Part.TURN)
        lead = (read_lead(text) if before_turn != text else item.lead) if not story.blocks else None
        if lead and (not story.dateline or not lead.dateline):
            text = lead.rest
            parts += self._take_lead(lead)
        if text:
            self._start(Block(Part.BODY, text, [item.number]), item)
            parts.append(Part.BODY)
        self.claim(item, *parts)

    def _take_lead(self, lead):
        story, parts = self.story, []
        if lead.dateline:
            story.dateline = lead.dateline
            parts.append(Part.DATELINE)
        story.source = story.source or lead.source
        if lead.credit_text:
            self._take_credit(lead.credit_text, lead.credit)
            parts.append(Part.BYLINE)
        return parts

    def _read_bullet(self, item):
        if self.is_signed:
            self.leave(item, Reason.AFTER_SIGN_OFF)
            return
        self._start(Block(Part.LIST_ITEM, item.text, [item.number]), item)
        self.claim(item, Part.LIST_ITEM)

    def _read_title(self, item):
        self._start(Block(Part.INTERTITLE, item.text, [item.number]), None)
        self.claim(item, Part.INTERTITLE)

    def _read_credit(self, item):
        story, credit = self.story, item.credit
        photo = story.photos[-1] if story.photos else None
        after_photo = (
            self.before and self.before.kind in {Kind.CAPTION, Kind.IMAGE} and photo and not photo.credit
        )
        if after_photo and any(person.role.photographs for person in credit.people):
            photo.credit, photo.people = item.text, credit.people
            for person in credit.people:
                story.add_person(person)
            self.claim(item, Part.BYLINE)
            return
        had_writers = any(person.role.writes for person in story.people)
        self._take_credit(item.text, credit)
        self.claim(item, Part.BYLINE)
        if story.paragraphs and credit.writers and not had_writers:
            self.is_signed = True

    def _read_caption(self, item):
        self.story.photos.append(Photo(caption=item.text))
        self.claim(item, Part.CAPTION)

    def _read_image(self, item):
        self.story.photos.append(Photo(file=item.text))
        self.claim(item, Part.IMAGE)

    def _read_source(self, item):
        self.story.source = (
            self.story.source or read_source(item.text) or item.text.split("：")[-1].split(":")[-1].strip()
        )
        self.story.credits.append(item.text)
        self.claim(item, Part.SOURCE)

    def _read_turn(self, item):
        self.story.turns.append(item.text)
        self.claim(item, Part.TURN)

    # Paragraphs

    def _start(self, block, item):
        self.story.blocks.append(block)
        self.open, self.last = (block, item) if item else (None, None)

    def _goes_on(self, item):
        if not self.open or item.kind != Kind.TEXT or self._open_caption(item):
            return False
        return self.layout.is_same_paragraph(self.open.text, self.last, item)

    def _continue(self, item):
        text, turn = split_turn(item.text)
        if turn:
            self.story.turns.append(turn)
        is_tear = self.layout.is_tear(self.last, item)
        self.open.text, mend = join(self.open.text, text, self.page, is_tear)
        if is_tear:
            mend.line = self.last.number
            self.story.mends.append(mend)
        self.open.lines.append(item.number)
        self.claim(
            item, *([Part.TURN] if turn else []), Part.BODY, joined=self.last.number, repeated=mend.dropped
        )
        self.last = item

    def _open_caption(self, item):
        """The photo whose caption the line goes on with, in text broken at every printed line."""
        photos = self.story.photos
        if not (self.layout.is_wrapped and self.before and self.before.kind == Kind.CAPTION and photos):
            return None
        if item.line.gap or item.is_strong_start or not self.layout.is_full(self.before):
            return None
        return None if ends_paragraph(photos[-1].caption) else photos[-1]

    # Credits

    def _take_credit(self, text, credit):
        self.story.credits.append(text)
        if credit:
            self.story.source = self.story.source or credit.paper
            self.story.unread += credit.unread
            for person in credit.people:
                self.story.add_person(person)

    def _take_tail(self, block):
        """（王伟）, （据新华社）, 下转第2版 or 王伟 摄 at the end of a paragraph."""
        block.text, turn = split_turn(block.text)
        if turn:
            self.story.turns.append(turn)
        is_last = block is self.story.blocks[-1]
        text, printed, credit, source = split_tail(block.text)
        if not printed or (credit and not credit.has_role and (not is_last or self.story.people)):
            return
        block.text = text
        self.story.source = self.story.source or source
        self._take_credit(printed, credit)
        for number in block.lines[-1:]:
            self.claim.also(number, Part.BYLINE if credit else Part.SOURCE)

    def _read_photo_credits(self):
        for photo in self.story.photos:
            caption, printed, credit, source = split_tail(photo.caption)
            if (
                printed
                and not photo.credit
                and (credit is None or any(person.role.photographs for person in credit.people))
            ):
                photo.caption, photo.credit = caption, printed
                for person in credit.people if credit else []:
                    photo.people.append(person)
                    self.story.add_person(person)
                self.story.source = self.story.source or source


def _is_photo_story(story):
    """A photo with its caption, and nothing else: signed by who took it, short, and without a dateline."""
    if story.dateline or story.is_brief or any(block.part != Part.BODY for block in story.blocks):
        return False
    if not story.paragraphs:
        return bool(story.photos)
    photographed = any(person.role.photographs for person in story.people)
    only_writers = [person for person in story.people if person.role.writes and not person.role.photographs]
    is_short = len(story.paragraphs) <= 2 and sum(map(len, story.paragraphs)) <= LONGEST_CAPTION
    return photographed and not only_writers and is_short


def reads_as_names(text):
    """王伟 李明 alone on a line right below a headline is a byline."""
    credit = read_credit(text)
    return credit if credit and not credit.unread and len(text) <= 20 else None
