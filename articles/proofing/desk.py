"""One page as one person reads its proof: what of it he or she may see, and what may be done."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.facsimile.models import WIDTHS, Facsimile
from articles.issues import making
from articles.issues.making import text_of
from articles.issues.models import Page, PageSignature
from articles.issues.readiness import page_states
from articles.issues.views.screen import readable_ids, works_on_issues
from articles.proofing.changes import changes_of
from articles.proofing.elsewhere import ElsewhereSetting, paragraph_with, with_uploads
from articles.proofing.marking import marking_refusal, may_settle
from articles.proofing.places import Place, Setting
from articles.proofing.proofs import Proof

PICTURE_WIDTH = 2000  # pixels, one of those that the make-up offers: a tabloid page can be read in it
OPENING = 14  # characters of a paragraph by which it is known in a list


@dataclass
class Row:
    """A mark as the screen shows it. `spot` is where on the picture, as parts of it, or None."""

    mark: object
    place: str
    spot: tuple | None
    may_settle: bool
    may_take_back: bool


class Desk:
    """The page `number` of an issue before `user`. Raises `Http404` if there is none.

    The number of queries does not grow with stories, marks or signatures.
    """

    def __init__(self, user, issue, number):
        states = page_states(with_uploads(Page.objects.filter(issue=issue, number=number)))
        if not states:
            raise Http404
        [self.state] = states
        self.user, self.page = user, self.state.page
        self.issue = self.page.issue
        articles = [each.article for each in self.state.placements]
        articles += [rest.placement.article for rest in self.state.rests]
        self.articles = {article.pk: article for article in articles}

    @cached_property
    def readable(self):
        """The ids of the stories on the page that this person may read."""
        return readable_ids(self.user, self.articles.values())

    @cached_property
    def reads_all(self):
        """True if he or she may see the page as a whole: its picture and its proof."""
        return works_on_issues(self.user)

    @cached_property
    def proofs(self):
        return [
            Proof(placement, self._marker)
            for placement in self.state.placements
            if placement.article_id in self.readable
        ]

    @property
    def hidden_count(self):
        return len(self.state.placements) - len(self.proofs)

    @property
    def character_count(self):
        return sum(proof.characters for proof in self.proofs)

    @property
    def photo_count(self):
        return sum(len(proof.photo_uses) for proof in self.proofs)

    def _marker(self, story, number):
        """The number of a paragraph in the text; where marks are made, it leads to a new one there."""
        if not self.may_mark:
            return format_html('<span class="proof-number">{}</span>', number + 1)
        return format_html(
            '<a class="proof-number" href="?at={}.{}#new-mark" data-at="{}.{}" aria-label="{}">{}</a>',
            story,
            number,
            story,
            number,
            _("Mark paragraph %(n)s") % {"n": number + 1},
            number + 1,
        )

    @cached_property
    def changes(self):
        return changes_of(self.state, self.readable)

    # The page as it is made up

    @cached_property
    def uploaded(self):
        """The `Facsimile` of a page that was made elsewhere; None for one that is made up here."""
        if self.page.uploaded_id is None:
            return None
        found = Facsimile.objects.select_related("reading", "by").defer("reading__data", "layout")
        return found.get(pk=self.page.uploaded_id)

    @property
    def sheet_digest(self):
        """The digest of what is looked at: of the file or the layout; None if there is neither."""
        shown = self.uploaded or self.state.layout
        return shown and shown.digest

    @cached_property
    def setting(self):
        """Where things stand on the page, a `places.Setting` or the like; None if it is not made up."""
        if self.uploaded:
            return ElsewhereSetting(self.uploaded)
        if self.state.layout is None:
            return None
        return Setting(self.state.layout.layout, self._first_paragraphs())

    def _first_paragraphs(self):
        """{story: the number of its first paragraph here}, for what begins on another page."""
        first = {}
        for rest in self.state.rests:
            text = making.text_of(rest.placement.article)
            _before, after = making.cut(text, rest.characters)
            first[rest.placement.article_id] = len(text) - len(after)
        return first

    @property
    def picture_address(self):
        if self.uploaded:
            return reverse("admin:facsimile_facsimile_picture", args=[self.uploaded.pk, WIDTHS[-1]])
        where = [self.issue.pk, self.page.number, self.state.layout.pk, PICTURE_WIDTH]
        return reverse("admin:issues_issue_make_up_picture", args=where)

    @property
    def areas(self):
        """What a click on the picture is about, whole stories first: what is drawn last is on top."""
        return reversed(self.setting.areas)

    @property
    def pins(self):
        """The marks that have a place on the picture, with it in points; open ones are on top."""
        pins = [row for row in self.marks if row.spot]
        for row in pins:
            row.x, row.y = row.spot[0] * self.setting.width, row.spot[1] * self.setting.height
        return sorted(pins, key=lambda row: row.mark.is_open)

    # Marks

    @cached_property
    def mark_refusal(self):
        return marking_refusal(self.issue, self.user)

    @property
    def may_mark(self):
        return self.mark_refusal is None

    @cached_property
    def marks(self):
        """All marks that he or she may see: of stories that may be read, or of the whole page."""
        found = self.page.marks.for_screens()
        rows = [mark for mark in found if self.reads_all or mark.story_id in self.readable]
        is_open = self.issue.is_in_proof or self.issue.is_signed
        return [
            Row(
                mark,
                self.place_name(mark),
                self.spot(mark),
                mark.is_open and is_open and may_settle(mark, self.user, self.readable),
                mark.is_open and is_open and mark.by_id == self.user.pk,
            )
            for mark in rows
        ]

    @property
    def open_marks(self):
        return [row for row in self.marks if row.mark.is_open]

    @property
    def settled_by_stage(self):
        """The settled marks as pairs of the stage and its rows, in the order of the proofs."""
        stages = defaultdict(list)
        for row in self.marks:
            if not row.mark.is_open:
                stages[row.mark.stage].append(row)
        return [(stage_name(stage), stages[stage]) for stage in [*PageSignature.Kind, ""] if stage in stages]

    def place_name(self, mark):
        """The story and paragraph that a mark is about, in words."""
        if mark.story_id is None:
            return _("The page")
        if mark.paragraph is None:
            return str(mark.story)
        return _("%(story)s, paragraph %(n)s") % {"story": mark.story, "n": mark.paragraph + 1}

    def spot(self, mark):
        """Where it stands on the picture. On another layout than it was set on: at its paragraph."""
        if self.setting is None:
            return None
        if mark.x is not None and (mark.story_id is None or mark.layout_digest == self.sheet_digest):
            return mark.x, mark.y
        if mark.story_id is None:
            return None
        return self.setting.spot(mark.story_id, mark.paragraph)

    @cached_property
    def places(self):
        """What can be marked without a picture: (story, [(key, words)]), keys as `place_named` reads them."""
        groups = []
        for proof in self.proofs:
            pk = proof.article.pk
            options = [(f"{pk}", _("headline, photos, the whole story"))]
            for number, text in enumerate(proof.paragraphs):
                opening = text[:OPENING] + ("…" if len(text) > OPENING else "")
                options.append((f"{pk}.{number}", f"¶{number + 1} {opening}"))
            groups.append((str(proof.article), options))
        for rest in self.state.rests:
            article = rest.placement.article
            if article.pk in self.readable:
                groups.append((str(article), [(f"{article.pk}", _("what is continued here"))]))
        return groups

    def place_named(self, key):
        """The `Place` of one of the keys in `places`; an empty key is the page. None for nonsense."""
        if not key:
            return Place()
        if key not in {each for _story, options in self.places for each, _words in options}:
            return None
        story, _dot, paragraph = key.partition(".")
        if not paragraph:
            return Place(int(story))
        [proof] = [proof for proof in self.proofs if proof.article.pk == int(story)]
        return Place(int(story), int(paragraph), quote=proof.paragraphs[int(paragraph)])

    def place_at(self, x, y):
        """The `Place` at this spot of the picture; None if there is no picture."""
        if self.setting is None or not self.reads_all:
            return None
        place = self.setting.place_at(x, y)
        if place.story is not None and place.story not in self.articles:  # it has left the page since
            place = Place(x=x, y=y, quote=place.quote)
        more = {"layout_digest": self.sheet_digest}
        if self.uploaded and place.story is not None:
            texts = [text.text for text in text_of(self.articles[place.story])]
            more["paragraph"] = paragraph_with(place.quote, texts)
        return Place(**(vars(place) | more))


def stage_name(stage):
    """What a proof of this stage is called: by the signature that it is read for."""
    if stage in (PageSignature.Kind.PROOF_1, PageSignature.Kind.PROOF_2, PageSignature.Kind.PROOF_3):
        return str(PageSignature.Kind(stage).label)
    return _("final proof")
