import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock


def digest_of(content):
    """The SHA-256, in hex, of a snapshot: of its JSON with sorted keys and no spaces."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class VersionQuerySet(models.QuerySet):
    def seen_at(self, revision):
        """The version that stood when the story had this revision; None if nobody knows.

        To be asked of one story. Versions that do not know their revision count only where
        the next one that does shows that nothing was saved in between.
        """
        if revision is None:
            return None
        known = self.filter(revision__isnull=False)
        if seen := known.filter(revision__lte=revision).order_by("-number").first():
            return seen
        following = known.order_by("number").first()
        if following is None or following.revision != revision + 1:
            return None
        return self.filter(number=following.number - 1).first()


class Version(models.Model):
    """An immutable snapshot of all that a reader could see of a story.

    `content` is what `articles.snapshot.snapshot` returns. Append-only, as the ledger is.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("story"),
    )
    number = models.PositiveIntegerField(_("number"))
    digest = models.CharField(_("digest"), max_length=64)
    content = models.JSONField(_("content"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("at"), default=clock.now)
    # The story's revision whose save made it; null if it was kept before this was written down.
    revision = models.PositiveIntegerField(null=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once")]

    def __str__(self):
        return _("Version %(number)s") % {"number": self.number}
