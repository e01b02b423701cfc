"""What comes next by itself: the moment at which public pages change without anybody's doing."""

from django.db.models import Subquery

from articles.issues.models import Issue
from articles.models import Article
from articles.mourning import days
from articles.prepared import Prepared


def next_publication():
    """When the next story or issue becomes public that is scheduled, or the site turns grey or
    gets its colours back; or None. One query.

    Asked at each answer and not remembered: what is scheduled for a moment from now must not
    find a page that was told to last a day.
    """
    moments = [*_scheduled.all(), days.next_change()]
    return min((moment for moment in moments if moment), default=None)


def _next():
    """Of each the first by its index, whatever the plan thinks of how much is still to come."""

    def first(model):
        soonest = model.objects.scheduled().order_by("published_at").values("pk")[:1]
        return model.objects.filter(pk=Subquery(soonest)).order_by().values_list("published_at", flat=True)

    return first(Article).union(first(Issue), all=True).order_by()


_scheduled = Prepared(_next)
