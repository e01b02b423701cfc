from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.drafting.sent import Sent

KEPT_FOR = timedelta(days=30)
LATEST = 2**31 - 1  # a count that no later one follows


class Overtaken(Exception):
    """The copy holds what was typed in another tab. `copy` is the row as it is."""

    def __init__(self, copy):
        super().__init__("another tab has written this copy")
        self.copy = copy


class WorkingCopyQuerySet(models.QuerySet):
    def of(self, user):
        """The only copies that this person may read: his or her own."""
        return self.filter(user=user, is_done=False)

    def of_story(self, pk):
        return self.filter(article=pk)

    def unfiled(self, key=None):
        """Of stories that were never saved; the one that the browser calls `key`."""
        unfiled = self.filter(article=None)
        return unfiled if key is None else unfiled.filter(key=key)

    def newest_first(self):
        return self.order_by("-updated_at", "-pk")

    def outdated(self):
        return self.filter(updated_at__lt=timezone.now() - KEPT_FOR)

    def keep(self, user, *, article=None, key="", sent: Sent):
        """Keeps what one tab sent as the person's one copy of the story. 2 queries, mostly 1.

        What another tab has written is replaced only if `sent.replaces` names that tab: its text
        was restored here, or is part of this one. Raises `Overtaken` otherwise. What comes late
        from this tab itself, out of order, changes nothing.
        """
        rows = self.filter(user=user, article=article, key=key)
        mine = models.Q(tab=sent.tab, count__lte=sent.count) | models.Q(tab__in=sent.replaces)
        mine |= models.Q(is_done=True) & ~models.Q(tab=sent.tab)
        if rows.filter(mine).update(**self._columns(sent)):
            return
        try:
            with transaction.atomic():
                self.create(user=user, article_id=article, key=key, **self._columns(sent))
        except IntegrityError:
            there = rows.first()
            if there is None:  # saved or thrown away at this very moment
                return
            if there.tab != sent.tab:
                raise Overtaken(there) from None
        else:
            self.outdated().delete()  # here, where it is rare: once for each story begun

    def finish(self, user, *, tab, article=None, key=""):
        """What this tab has typed is saved, or thrown away: nothing of it is kept any longer.

        The row stays, emptied, so that what the tab sent before and comes in later does not
        bring the copy back. What another tab has typed is not touched.
        """
        over = {"data": [], "headline": "", "is_done": True, "tab": tab, "updated_at": timezone.now()}
        rows = self.filter(user=user, article=article, key=key)
        if rows.filter(models.Q(tab=tab) | models.Q(is_done=True)).update(count=LATEST, **over):
            return
        try:
            with transaction.atomic():
                self.create(user=user, article_id=article, key=key, count=LATEST, **over)
        except IntegrityError:  # another tab's, or this tab's, come in at this very moment
            rows.filter(tab=tab).update(count=LATEST, **over)

    def _columns(self, sent):
        return {
            "data": sent.data,
            "base_revision": sent.base_revision,
            "tab": sent.tab,
            "count": sent.count,
            "headline": sent.headline,
            "updated_at": timezone.now(),
            "is_done": False,
        }


class WorkingCopy(models.Model):
    """What a person has typed into one story and not saved: one rolling copy, overwritten.

    It is nobody else's business: read through `of(user)` alone, it stands in no list but the
    person's own, and never becomes part of the story by itself. Saving the story, or throwing the
    copy away, empties it; rows that nobody came back for go after 30 days, whenever a copy is begun.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=36, blank=True)  # the browser's name for a story not saved yet
    base_revision = models.PositiveIntegerField(default=0)
    data = models.JSONField()  # Sent.data: the fields of the form in their order
    headline = models.CharField(max_length=200, blank=True)
    tab = models.CharField(max_length=36)
    count = models.PositiveIntegerField(default=0)  # of what this tab has sent, so that late is late
    updated_at = models.DateTimeField(db_index=True)
    is_done = models.BooleanField(default=False)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved copy")
        verbose_name_plural = _("unsaved copies")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article"],
                condition=models.Q(article__isnull=False),
                name="one_copy_of_a_story_for_each_person",
            ),
            models.UniqueConstraint(
                fields=["user", "key"],
                condition=models.Q(article__isnull=True),
                name="one_copy_of_a_new_story_for_each_key",
            ),
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, key="")
                | models.Q(article__isnull=True) & ~models.Q(key=""),
                name="a_copy_is_of_a_story_or_has_a_key",
            ),
        ]

    def __str__(self):
        return self.headline or str(_("(no headline)"))

    def as_sent(self):
        """What the browser needs to offer the copy, as plain data."""
        return {
            "key": self.key,
            "tab": self.tab,
            "count": self.count,
            "base": self.base_revision,
            "at": int(self.updated_at.timestamp() * 1000),
            "data": self.data,
            "where": "server",
        }
