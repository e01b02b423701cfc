"""A story that was saved needs no unsaved copy any more: gone in the same transaction."""

from django.dispatch import receiver

from articles import signals
from articles.drafting.models import WorkingCopy
from articles.drafting.sent import TAB


@receiver(signals.form_saved)
def finish(sender, article, user, form, **_):
    """What the tab that saved had kept, or had restored from another tab before.

    What a third tab has typed stays: its text is not in what was saved.
    """
    key = form.get("_draft_key", "")
    where = {"key": key} if TAB.fullmatch(key) else {"article": article.pk}
    for tab in form.getlist("_draft")[:20]:
        if TAB.fullmatch(tab):
            WorkingCopy.objects.finish(user, tab=tab, **where)
