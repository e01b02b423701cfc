"""What a page is made up from: its sheet and its stories, out of the database, as plain data.

One door for all who make pages: the make-up screen, the proofs and the files. Everything a
page needs comes in a number of queries that does not grow with its stories. What is printed
is in Chinese, whatever language the editor works in.
"""

from dataclasses import replace

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.body import PLACED_PHOTO
from articles.issues import plain_data
from articles.issues.copy_text import paragraphs_of
from articles.issues.makeup.copy import Copy, Paragraph, Picture, Weight
from articles.issues.models.continuation import Continuation
from articles.issues.models.placement import Placement
from articles.issues.models.sheet import Sheet
from articles.models import Byline, PhotoUse
from articles.models.version import digest_of

WEIGHTS = {
    Placement.Weight.LEAD: Weight.LEAD,
    Placement.Weight.SECOND: Weight.SECOND,
    Placement.Weight.ORDINARY: Weight.ORDINARY,
    Placement.Weight.BRIEF: Weight.BRIEF,
    Placement.Weight.PHOTO: Weight.PHOTO,
}
PARTS = (
    Prefetch("article__bylines", Byline.objects.select_related("reporter")),
    Prefetch("article__photo_uses", PhotoUse.objects.select_related("photo")),
)
OWN_SOURCES = {"", "本报", "本报讯"}  # what is not credited to anybody else
PAST_THE_DATELINE = 60  # characters of a text in which its writers may be named already


def sheet_of(page):
    """The page's own format, or else the paper's."""
    return page.sheet or Sheet.objects.the_papers_own()


def geometry_of(page, sheet=None):
    """The sheet of this page as a `Geometry`, with room for the masthead on page 1."""
    return (sheet or sheet_of(page)).geometry(masthead=page.number == 1)


def digest_of_input(page, copies, sheet=None):
    """The SHA-256 of all that a layout is made from: the page's sheet and these copies."""
    sheet = sheet or sheet_of(page)
    parts = (geometry_of(page, sheet), sheet.bounds(), copies)
    return digest_of([plain_data.plain(each) for each in parts])


def placements_of(page):
    """In order, with all that a copy is made of."""
    return page.placements.select_related("article", "continuation__page").prefetch_related(*PARTS).in_order()


def continuations_on(page):
    """What of other pages goes on here, with all that a copy is made of."""
    placements = Placement.objects.select_related("article", "page").prefetch_related(*PARTS)
    return Continuation.objects.filter(page=page).prefetch_related(Prefetch("placement", placements))


def copy_of(placement, *, whole=False):
    """A placed story as a `Copy`: what stands before the cut if it is continued, or the `whole`."""
    article = placement.article
    copy = Copy(
        id=article.pk,
        weight=WEIGHTS[placement.weight],
        kicker=article.kicker,
        headline=article.headline,
        subhead=article.subhead,
        byline=byline_of(article),
        paragraphs=text_of(article),
        pictures=tuple(picture_of(use) for use in photo_uses_of(article)),
    )
    rest = None if whole else cut_of(placement)
    return with_turn(copy, rest["page"], rest["characters"]) if rest else copy


def cut_of(placement):
    """Where a placed story goes on: page number (0: nowhere, it was cut for print) and characters
    before the cut; or None."""
    if rest := getattr(placement, "continuation", None):
        return {"page": rest.page.number, "characters": rest.characters}
    if placement.cut_after is not None:
        return {"page": 0, "characters": placement.cut_after}
    return None


def with_turn(copy, number, characters):
    """The story up to the cut, and the line that says on which page it goes on, if on any."""
    before, _after = cut(copy.paragraphs, characters)
    turn = number and printed(lambda: _("Continued on page %(number)s") % {"number": number})
    return replace(copy, paragraphs=before, turn=turn or "")


def copy_of_rest(continuation):
    """What stands after the cut, with the story's headline and without what came with its start."""
    article, page = continuation.placement.article, continuation.placement.page
    _start, paragraphs = cut(text_of(article), continuation.characters)
    return Copy(
        id=article.pk,
        weight=WEIGHTS[continuation.weight],
        headline=article.headline,
        paragraphs=paragraphs,
        turned=printed(lambda: _("Continued from page %(number)s") % {"number": page.number}),
    )


def text_of(article):
    """Its paragraphs in order, the dateline run in, as `Paragraph`s."""
    return tuple(
        Paragraph(text, is_heading) for text, is_heading in paragraphs_of(article.body, article.dateline)
    )


def cut(paragraphs, characters):
    """The paragraphs before and after so many characters. A heading never ends the first part."""
    before, after, left = [], [], characters
    for paragraph in paragraphs:
        text = paragraph.text
        if left >= len(text):
            before.append(paragraph)
        else:
            if left > 0:
                before.append(Paragraph(text[:left], paragraph.is_heading))
            after.append(Paragraph(text[max(left, 0) :], paragraph.is_heading))
        left -= len(text)
    while before and before[-1].is_heading:
        after.insert(0, before.pop())
    return tuple(before), tuple(after)


def photo_uses_of(article):
    """Its photos in the order of the printed story: above the text, in it, below it."""
    uses = {use.photo_id: use for use in article.photo_uses.all()}
    inline = [uses[pk] for pk in placed_in_order(article.body) if pk in uses]
    others = [use for use in uses.values() if use not in inline]
    lead = [use for use in others if use.placement == PhotoUse.Placement.LEAD]
    return [*lead, *inline, *(use for use in others if use not in lead)]


def placed_in_order(body):
    return list(dict.fromkeys(int(pk) for pk in PLACED_PHOTO.findall(body)))


def picture_of(use):
    photo = use.photo
    label = printed(lambda: use.ai_label)
    return Picture(
        id=photo.pk,
        width=photo.width,
        height=photo.height,
        focal=(photo.focal_x, photo.focal_y),
        caption=use.caption,
        credit=" ".join(filter(None, [use.credit, label and f"（{label}）"])),
        alt=use.alt_text,
    )


def pictures_of(page):
    """The master files of the page's photos as {photo id: path}, or bytes where they lie elsewhere."""
    uses = PhotoUse.objects.filter(article__placements__page=page).select_related("photo")
    return {use.photo_id: master_of(use.photo) for use in uses}


def master_of(photo):
    """The path of the master of a photo; its bytes where the storage has no paths."""
    try:
        return photo.picture.path
    except NotImplementedError:
        with photo.picture.open() as file:
            return file.read()


def byline_of(article):
    """The people as they stand under the headline, by role: “记者 林晓 通讯员 王五”; and the source.

    Editors are named by the page. Writers whom the text names at its beginning, as in
    “本报讯（记者 林晓）”, are not named twice.
    """
    opening = article.dateline + plain_start(article.body)
    by_role = {}
    for byline in article.bylines.all():
        if byline.role != Byline.Role.EDITOR and byline.reporter.name not in opening:
            by_role.setdefault(byline.role, []).append(byline.reporter.name)
    words = [f"{printed_role(role)} {' '.join(names)}" for role, names in by_role.items()]
    if article.source.strip() not in OWN_SOURCES:
        words.append(printed(lambda: _("Source: %(source)s") % {"source": article.source}))
    return "　".join(words)


def plain_start(body):
    texts = [text for text, is_heading in paragraphs_of(body) if not is_heading]
    return texts[0][:PAST_THE_DATELINE] if texts else ""


def printed_role(role):
    return printed(lambda: str(Byline.Role(role).label))


def printed(words):
    """What `words()` says in the language of the paper."""
    with override("zh-hans"):
        return words()
