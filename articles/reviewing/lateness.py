"""What is late: a story that has waited too long where it is, or whose issue closes too soon.

The numbers are the desk's custom (two hours in a queue, as on the start page), one place to
change them. Everything is asked in SQL, so that a board of 10,000 stories can be ordered by it.
"""

from datetime import timedelta

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from articles.issues.closing import PAGES_CLOSE
from articles.issues.models import Issue, Placement
from articles.moves import Status

# How long a story may wait in a state: sent back to its author, in a queue, approved without a page.
PATIENCE = {
    Status.DRAFT: timedelta(hours=24),
    Status.FIRST_REVIEW: timedelta(hours=2),
    Status.SECOND_REVIEW: timedelta(hours=2),
    Status.FINAL_REVIEW: timedelta(hours=2),
    Status.APPROVED: timedelta(hours=24),
}
# How long before that a story must have left a state, so that the reviews after it have time.
STILL_NEEDS = {
    Status.DRAFT: timedelta(hours=6),
    Status.FIRST_REVIEW: timedelta(hours=4),
    Status.SECOND_REVIEW: timedelta(hours=3),
    Status.FINAL_REVIEW: timedelta(hours=2),
    Status.APPROVED: timedelta(0),
}

# What else makes a story late: functions of a moment that give the condition. Apps above add theirs.
ALSO_LATE = []


def due_before(status, now):
    """The latest day whose issue makes a story in this state late now."""
    local = timezone.localtime(now) + STILL_NEEDS[status]
    is_past_closing = local.time() >= PAGES_CLOSE
    return local.date() + timedelta(days=1 if is_past_closing else 0)


def is_late(now):
    """The condition. Needs `issue_date` (see `with_lateness`)."""
    late = Q()
    for status, patience in PATIENCE.items():
        waits = Q(status_changed_at__lt=now - patience) & Q(issue_date=None)
        late |= Q(status=status) & (waits | Q(issue_date__lte=due_before(status, now)))
        if status != Status.APPROVED:  # one that stands on a page has its day; a review waits for nobody
            late |= Q(status=status, status_changed_at__lt=now - patience)
    for condition in ALSO_LATE:
        late |= condition(now)
    return late


def with_lateness(stories, now=None):
    """Each story with `issue_date`, the day of the open issue it stands in, and `is_late`."""
    now = now or timezone.now()
    open_issues = Placement.objects.filter(article=OuterRef("pk"), page__issue__in=Issue.objects.open())
    return stories.annotate(issue_date=Subquery(open_issues.values("page__issue__date")[:1])).annotate(
        is_late=Case(When(is_late(now), then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def latest_first(stories):
    """The order of every queue: what is late first, then what has waited longest."""
    return stories.order_by("-is_late", "status_changed_at", "pk")


def on_a_page(stories):
    """With `is_placed`: whether it stands on a page of any issue."""
    return stories.annotate(is_placed=Exists(Placement.objects.filter(article=OuterRef("pk"))))
