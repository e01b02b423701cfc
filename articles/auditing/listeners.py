"""An archive that is loaded pays one row for each batch: the digest says which stories, and what was signed."""

from django.dispatch import receiver

from articles.issues.models import IssueEvent
from articles.models import Event
from articles.signals import loaded
from newsroom import ledger


@receiver(loaded)
def record_batch(sender, articles, by, **kwargs):
    """Last of the listeners: what the apps below have made of the batch is there."""
    ids = sorted(article.pk for article in articles)
    events = list(
        Event.objects.filter(article__in=ids, verb="load")
        .order_by("pk")
        .values_list("article", "digest", "note")
    )
    issues = IssueEvent.objects.filter(verb="load", issue__pages__placements__article__in=ids)
    dates = sorted({f"{date}" for date in issues.order_by().values_list("issue__date", flat=True)})
    facts = {
        "stories": len(ids),
        "first": ids[0],
        "last": ids[-1],
        "source": events[0][2] if events else "",
        "issues": dates,
        "digest": ledger.digest(events),
    }
    ledger.record("articles.load_batch", actor=by, subject=f"articles.batch:{ids[0]}", facts=facts)
