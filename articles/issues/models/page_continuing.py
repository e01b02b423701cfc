from django.utils.translation import gettext as _

from articles.issues.models.continuation import Continuation
from articles.issues.models.placement import Placement
from articles.issues.signals import Cause
from articles.moves import MoveRefused


class PageContinuing:
    """Having a story of this page go on on another one (下转/上接) or end early (删节), and taking that back.

    `self.issue` must be the locked row: both pages change, and both say so in the ledger.
    """

    def continue_story(self, placement, number, characters, *, by):
        """The text after so many characters stands on page `number` of this issue from now on."""
        target = self.issue.pages.filter(number=number).exclude(pk=self.pk).first()
        if target is None:
            raise MoveRefused(_("Page %(number)s is not there any more.") % {"number": number})
        Continuation.objects.create(
            placement=placement, page=target, characters=characters, weight=weight_of_rest(placement)
        )
        self.issue.record("continue", by=by, page=target, note=str(placement.article))
        self._void_on(target, placement, by)

    def cut_story(self, placement, characters, *, by):
        """Only so many characters of the text are printed from now on. The story itself stays whole."""
        placement.cut_after = characters
        placement.save(update_fields=["cut_after"])
        self.issue.record("cut_story", by=by, page=self, note=str(placement.article))

    def end_continuation(self, placement, *, by):
        """The whole story stands on this page again. Does nothing if it did already."""
        if placement.cut_after is not None:
            placement.cut_after = None
            placement.save(update_fields=["cut_after"])
            self.issue.record("end_cut", by=by, page=self, note=str(placement.article))
        rest = Continuation.objects.filter(placement=placement).select_related("page").first()
        if rest is None:
            return
        rest.delete()
        self.issue.record("end_continuation", by=by, page=rest.page, note=str(placement.article))
        self._void_on(rest.page, placement, by)

    def _void_on(self, target, placement, by):
        target.issue = self.issue
        target.void_signatures(by=by, cause=Cause.PLACE, story=placement.article)


def weight_of_rest(placement):
    """What goes on elsewhere is no lead there: it counts as ordinary, or less."""
    light = (Placement.Weight.BRIEF, Placement.Weight.PHOTO)
    return placement.weight if placement.weight in light else Placement.Weight.ORDINARY
