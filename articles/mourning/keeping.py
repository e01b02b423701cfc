"""The one door by which days of mourning are set."""

from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from articles import outbox
from articles.mourning.days import KEY, REMEMBERED
from articles.mourning.models import MourningEvent


@transaction.atomic
def keep(mourning, *, by):
    """Saves the days (a new or changed `Mourning`), notes who did so, and has every page fetched anew.

    Twice: another process may for some seconds not know of it, and a page that it makes in that
    time must not stay.
    """
    verb = "set" if mourning._state.adding else "changed" if mourning.is_on else "switched_off"
    mourning.save()
    note = f"{mourning.starts_on} – {mourning.ends_on} {mourning.reason}"
    MourningEvent.objects.create(mourning=mourning, actor=by, verb=verb, note=note)
    later = timezone.now() + 2 * timedelta(seconds=REMEMBERED)
    outbox.put("purge", keys=["all"])
    outbox.put("purge", keys=["all"], at=later)
    transaction.on_commit(lambda: cache.delete(KEY))
