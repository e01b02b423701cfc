"""How far pages are: what stands on them, who has signed that, and what is still in the way.

Asked for all pages of an issue at once, in a number of queries that does not grow with the
stories: publishing a whole issue asks it while everything is held.
"""

from django.db.models import Exists, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.clearance import uncleared_among
from articles.issues import making
from articles.issues.models.continuation import Continuation
from articles.issues.models.page_layout import PageLayout
from articles.issues.models.page_signature import PageSignature
from articles.issues.models.placement import Placement
from articles.issues.models.sheet import Sheet
from articles.issues.signals import held_back
from articles.models.review import Review
from articles.models.version import digest_of
from articles.snapshot import contents_of


def page_states(pages):
    """The `PageState` of each of these pages (a QuerySet), in their order. About 10 queries.

    The stories of their placements have their bylines and photos at hand.
    """
    final = Review.objects.standing().filter(article=OuterRef("article_id"), stage=Review.Stage.FINAL)
    placements = Placement.objects.select_related("article__column", "continuation__page").annotate(
        signed_digest=Subquery(final.values("digest")[:1])
    )
    continued = Placement.objects.select_related("article__column", "page")
    pages = list(
        pages.select_related("issue", "editor", "sheet")
        .annotate(
            has_layout=Exists(PageLayout.objects.chosen().filter(page=OuterRef("pk"))),
            has_rests=Exists(Continuation.objects.filter(page=OuterRef("pk"))),
        )
        .prefetch_related(
            Prefetch("placements", placements.in_order()),
            Prefetch("signatures", PageSignature.objects.select_related("by").order_by("at", "pk")),
        )
    )
    # Most pages have neither: what is not there is not asked for.
    if any(page.has_layout for page in pages):
        chosen = PageLayout.objects.chosen().without_plan()
        prefetch_related_objects(pages, Prefetch("layouts", chosen, to_attr="chosen_layouts"))
    if any(page.has_rests for page in pages):
        rests = Continuation.objects.prefetch_related(Prefetch("placement", continued))
        prefetch_related_objects(pages, Prefetch("continuations", rests, to_attr="rests"))
    for page in pages:
        page.chosen_layouts = getattr(page, "chosen_layouts", [])
        page.rests = getattr(page, "rests", [])
    if any(page.chosen_layouts for page in pages):
        own = Sheet.objects.the_papers_own()
        for page in pages:
            page.sheet = page.sheet or own  # as if it were its own: for reading only
    placed = [placement for page in pages for placement in page.placements.all()]
    standing = (
        placement.article
        for page in pages
        for placement in [*page.placements.all(), *(rest.placement for rest in page.rests)]
    )
    contents = contents_of(list(standing))
    current = {pk: digest_of(content) for pk, content in contents.items()}
    signed = {each.article_id: each.signed_digest for each in placed}
    uncleared_photos = uncleared_among(use for each in placed for use in each.article.photo_uses.all())
    states = [PageState(page, contents, current, signed, uncleared_photos) for page in pages]
    for _receiver, sentences in held_back.send(sender=PageState, pages=pages) if pages else ():
        for state in states:
            state.held_back += sentences.get(state.page.pk, [])
    return states


class PageState:
    """One page at one moment. `contents` are its stories as readers would see them, `current` and
    `signed` their digests, all by id; `uncleared` the sentences about photos that are not cleared, by story, and `held_back` those
    of the apps above, about the page."""

    def __init__(self, page, contents, current, signed, uncleared):
        self.page, self.contents = page, contents
        self.placements = list(page.placements.all())
        self.signatures = list(page.signatures.all())
        self.rests = page.rests
        self.layout = page.chosen_layouts[0] if page.chosen_layouts else None  # without its plan
        self._current, self._signed = current, signed
        self._uncleared = uncleared
        self.held_back = []

    @cached_property
    def digest(self):
        """The SHA-256 of what the page holds now: its name, each story in order, weight and text;
        what of other pages goes on here, and the layout, where there are any."""
        stories = [
            [placement.article_id, placement.weight, self._current[placement.article_id]]
            for placement in self.placements
        ]
        content = [self.page.number, self.page.name, stories]
        if self.rests:
            content.append({"rests": self._rests})
        if self.layout:
            content.append({"layout": self.layout.digest})
        return digest_of(content)

    @property
    def _rests(self):
        return [
            [
                rest.placement.article_id,
                rest.weight,
                rest.characters,
                self._current[rest.placement.article_id],
            ]
            for rest in self.rests
        ]

    @cached_property
    def made_from(self):
        """The SHA-256 of all that a layout of this page is made from, as it is now."""
        copies = [making.copy_of(placement) for placement in self.placements]
        copies += [making.copy_of_rest(rest) for rest in self.rests]
        return making.digest_of_input(self.page, copies)

    @property
    def is_stale(self):
        """True if it was made up, and what stands on it has changed since."""
        return self.layout is not None and self.layout.made_from != self.made_from

    @cached_property
    def standing(self):
        """The signatures that were not declared void, by kind."""
        return {each.kind: each for each in self.signatures if each.voided_at is None}

    @property
    def is_changed(self):
        """True if something else stands there now than what was signed."""
        return any(each.digest != self.digest for each in self.standing.values())

    @property
    def next_kind(self):
        """The kind of signature that the page waits for; None if all four stand on what is there."""
        given = {} if self.is_changed else self.standing
        return next((kind for kind in PageSignature.Kind if kind not in given), None)

    @property
    def is_signed(self):
        return self.next_kind is None

    @property
    def lacks_only_chief_editor(self):
        """True if the chief editor's signature alone is missing: signing the issue gives it."""
        return self.next_kind == PageSignature.Kind.CHIEF_EDITOR

    @cached_property
    def obstacles(self):
        """What keeps the page from being signed: a list of (object, sentence)."""
        if not self.placements:
            return [(self.page, _("%(page)s: there is no story on it.") % {"page": self.page})]
        found = ((each.article, self._obstacle(each.article)) for each in self.placements)
        found = [(article, sentence) for article, sentence in found if sentence]
        if sentence := self._obstacle_of_layout():
            found.append((self.page, sentence))
        return found + [(self.page, f"{self.page}: {sentence}") for sentence in self.held_back]

    def _obstacle(self, article):
        words = {"page": self.page, "story": article, "status": article.get_status_display()}
        if not article.may_stand_on_a_page:
            return _("%(page)s: “%(story)s” is not signed off (%(status)s).") % words
        if self._current[article.pk] != self._signed.get(article.pk):
            return _("%(page)s: “%(story)s” was changed after it had been signed off.") % words
        if sentences := self._uncleared.get(article.pk):
            return f"{self.page}: {sentences[0]}"
        return None

    def _obstacle_of_layout(self):
        """Why its layout may not be signed, if it has one: a sentence or None."""
        if self.layout is None:
            return None
        if self.is_stale:
            sentence = _("%(page)s: its stories or its format have changed since it was made up.")
        elif not self.layout.is_complete:
            sentence = _("%(page)s: not all text has room in its layout.")
        else:
            return None
        return sentence % {"page": self.page}

    @property
    def missing(self):
        """What its signatures lack, as (page, sentence); None if all stand on what is there.

        The chief editor's own signature keeps nobody from signing the issue: that gives it.
        """
        if self.is_changed:
            sentence = _("%(page)s: it was changed after it had been signed.")
        elif self.lacks_only_chief_editor and not self.page.issue.is_signed:
            return None
        elif self.next_kind:
            sentence = _("%(page)s: the %(kind)s is missing.")
        else:
            return None
        return self.page, sentence % {"page": self.page, "kind": self.next_kind.label}

    def late_for(self, at):
        """The stories that have a later time of their own than `at`: a list of (object, sentence)."""
        return [
            (
                each.article,
                _("%(page)s: “%(story)s” is to be public only from %(time)s.")
                % {
                    "page": self.page,
                    "story": each.article,
                    "time": date_format(localtime(each.article.published_at), "Y-m-d H:i"),
                },
            )
            for each in self.placements
            if each.article.is_scheduled and each.article.published_at > at
        ]


def obstacles_of(states, at=None):
    """All that keeps these pages from being signed off; with `at`, from being published then."""
    found = []
    for state in states:
        found += state.obstacles
        if missing := state.missing:
            found.append(missing)
        if at:
            found += state.late_for(at)
    return found
