"""The one door by which the home page is arranged."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.issues.models import Issue
from articles.models import Article
from articles.moves import MoveRefused
from articles.showing import signals
from articles.showing.models import Arrangement, Pin, Place

MOST = {Place.LEAD: 1, Place.SECOND: 4, Place.NEWS: 8, Place.HIDDEN: 60}  # stories in a place


@dataclass
class Wish:
    """A story and where it is to stand. `until` as in `Pin`."""

    article: Article
    place: str
    until: datetime | None = None


class ArrangedMeanwhile(MoveRefused):
    """Somebody else has arranged the home page since it was looked at."""


def newest_issue():
    """The issue that readers see as today's, or None."""
    return Issue.objects.published().newest_first().first()


def latest_number():
    """The number of the arrangement that counts, 0 before the first."""
    return Arrangement.objects.newest_first().values_list("number", flat=True).first() or 0


@transaction.atomic
def arrange(wishes, *, by, seen):
    """Puts these stories where they are wished, in their order; all others go by themselves.

    `seen` is the `latest_number()` on which the wishes were made. Raises `MoveRefused` with a
    sentence, `ArrangedMeanwhile` where that is not the latest any more. Returns the Arrangement.
    """
    if not by.has_perm("showing.add_arrangement"):
        raise MoveRefused(_("Your role does not arrange the home page."))
    refuse_what_cannot_be(wishes)
    if latest_number() != seen:
        raise meanwhile()
    try:
        with transaction.atomic():
            arrangement = Arrangement.objects.create(
                number=seen + 1, actor=by, verb="arrange", issue=newest_issue()
            )
    except IntegrityError:  # of two who save together, the second
        raise meanwhile() from None
    Pin.objects.bulk_create(
        Pin(
            arrangement=arrangement,
            article=wish.article,
            place=wish.place,
            position=position,
            until=wish.until,
        )
        for position, wish in enumerate(wishes)
    )
    signals.arranged.send(sender=Arrangement, arrangement=arrangement)
    return arrangement


def refuse_what_cannot_be(wishes):
    """Raises `MoveRefused` for what no home page can show."""
    ids = [wish.article.pk for wish in wishes]
    public = set(Article.objects.published().filter(pk__in=ids).values_list("pk", flat=True))
    for wish in wishes:
        if wish.article.pk not in public:
            raise MoveRefused(_("“%(story)s” is not public.") % {"story": wish.article})
        if ids.count(wish.article.pk) > 1:
            raise MoveRefused(_("“%(story)s” has more than one place.") % {"story": wish.article})
        if wish.until and wish.until <= timezone.now():
            raise MoveRefused(_("“%(story)s”: this time has passed already.") % {"story": wish.article})
    for place, most in MOST.items():
        if sum(wish.place == place for wish in wishes) > most:
            words = {"place": Place(place).label, "most": most}
            raise MoveRefused(_("%(place)s: there is room for %(most)s, no more.") % words)


def meanwhile():
    latest = Arrangement.objects.newest_first().select_related("actor").first()
    words = {"name": latest.actor, "time": f"{timezone.localtime(latest.at):%H:%M}"}
    return ArrangedMeanwhile(_("%(name)s has arranged the home page meanwhile, at %(time)s.") % words)
