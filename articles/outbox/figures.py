"""What whoever watches over Newsroom sees of the outbox."""

from django.db.models import Count, Min
from django.utils import timezone

from articles.outbox.models import Errand
from newsroom.observing import metrics


@metrics.gauge("newsroom_errands", "Errands that are not done yet", label="kind")
def undone():
    rows = Errand.objects.undone().order_by().values_list("kind").annotate(Count("pk"))
    return dict(rows)


@metrics.gauge("newsroom_errand_seconds_late", "How long ago the longest undone errand should have been done")
def seconds_late():
    oldest = Errand.objects.undone().aggregate(oldest=Min("wanted_at"))["oldest"]
    return max(0, (timezone.now() - oldest).total_seconds()) if oldest else 0
