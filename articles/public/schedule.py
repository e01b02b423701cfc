"""What comes next by itself: the moment at which public pages change without anybody's doing."""

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
    stories = Article.objects.scheduled().order_by().values_list("published_at", flat=True)
    issues = Issue.objects.scheduled().order_by().values_list("published_at", flat=True)
    return stories.union(issues).order_by("published_at")[:1]


_scheduled = Prepared(_next)
