from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.issues.models.placement import Placement
from articles.issues.signals import Cause
from articles.moves import MoveRefused
from articles.publishing import hold

ANYWHERE = object()  # the caller does not know, or does not mind, where the story was


class PageMakeUp:
    """Putting stories on a page by hand (上版), and taking them off."""

    @transaction.atomic
    def place(self, article, *, by, weight=None, position=None, before=None, seen_on=ANYWHERE):
        """Puts a story that was signed off on this page, and voids the signatures that this touches.

        It stands at `position` (from 0), or before the story with the id `before`, or last.
        `weight` defaults to the one it had, or ordinary. A story that already stands in this
        issue is moved here. `seen_on` is the id of the page on which the person saw it (None:
        on none): if it stands elsewhere by now, somebody else was faster, and the move is
        refused. Returns the placement. Raises `MoveRefused` with a sentence.
        """
        [article] = hold([article.pk])
        self.issue = self.issue.lock()
        self.issue.refuse_unless_open(by)
        if not self.issue.pages.filter(pk=self.pk).exists():
            raise MoveRefused(_("This page is not there any more."))
        former = Placement.objects.filter(article=article).select_related("page__issue").first()
        self._refuse_placing(article, former, seen_on)
        if former and former.page_id == self.pk:
            return self._move_within(former, by, weight, position, before)
        if former:
            former.page.issue = self.issue
            former.page.end_continuation(former, by=by)
            former.page.void_signatures(by=by, cause=Cause.UNPLACE, story=article)
        placement = former or Placement(article=article)
        placement.page, placement.weight = self, weight or placement.weight
        placement.save()
        self._put_in_order(placement, position, before)
        self.void_signatures(by=by, cause=Cause.PLACE, story=article)
        self.issue.record("place", by=by, page=self, note=str(article))
        return placement

    @transaction.atomic
    def unplace(self, article, *, by):
        """Takes a story off this page, back to the tray. Raises `MoveRefused` if it is not on it."""
        self.issue = self.issue.lock()
        self.issue.refuse_unless_open(by)
        placement = self.placements.filter(article=article).first()
        if placement is None:
            raise MoveRefused(
                _("“%(story)s” is not on this page any more.%(who)s")
                % {"story": article, "who": self._latest_on(article)}
            )
        self.take_off(placement, by=by)

    def take_off(self, placement, *, by):
        """What taking a story off comes to, whoever's act made it necessary.

        `self.issue` must be the locked row.
        """
        self.end_continuation(placement, by=by)
        placement.delete()
        self.void_signatures(by=by, cause=Cause.UNPLACE, story=placement.article)
        self.issue.record("unplace", by=by, page=self, note=str(placement.article))

    def _refuse_placing(self, article, former, seen_on):
        words = {"story": article}
        if not article.may_stand_on_a_page:
            raise MoveRefused(_("Only a story that was signed off can be placed."))
        if former and not former.page.issue.is_open:
            words |= {"page": former.page, "issue": former.page.issue.number}
            raise MoveRefused(_("“%(story)s” has already run: No. %(issue)s, %(page)s.") % words)
        if former and former.page.issue_id != self.issue_id:
            words |= {"date": former.page.issue.date}
            raise MoveRefused(_("“%(story)s” stands in the issue of %(date)s.") % words)
        if seen_on is ANYWHERE or seen_on == (former.page_id if former else None):
            return
        words["who"] = self._latest_on(article)
        if former is None:
            raise MoveRefused(_("“%(story)s” is not on a page any more.%(who)s") % words)
        words["page"] = former.page
        raise MoveRefused(_("“%(story)s” stands on %(page)s by now.%(who)s") % words)

    def _latest_on(self, article):
        """Who put this story where it is, or took it off, and when: " (Wang, 10:31)", or nothing."""
        events = self.issue.events.filter(verb__in=["place", "unplace"], note=str(article))
        event = events.select_related("actor").last()
        return f" ({event.actor}, {localtime(event.at):%H:%M})" if event else ""

    def _move_within(self, placement, by, weight, position, before):
        """Another order or weight on the same page; nothing is done if both are as they were."""
        old = [(one.pk, one.weight) for one in self.placements.in_order()]
        if weight and weight != placement.weight:
            placement.weight = weight
            placement.save(update_fields=["weight"])
        if position is not None or before is not None:
            self._put_in_order(placement, position, before)
        if old != [(one.pk, one.weight) for one in self.placements.in_order()]:
            self.void_signatures(by=by, cause=Cause.PLACE, story=placement.article)
            self.issue.record("place", by=by, page=self, note=str(placement.article))
        return placement

    def _put_in_order(self, placement, position, before):
        """Numbers the placements of the page anew."""
        others = [one for one in self.placements.in_order() if one.pk != placement.pk]
        if before is not None:
            ids = [one.article_id for one in others]
            position = ids.index(before) if before in ids else None
        others.insert(len(others) if position is None else max(position, 0), placement)
        for number, one in enumerate(others):
            one.position = number
        Placement.objects.bulk_update(others, ["position"])
