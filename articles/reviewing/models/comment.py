from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock


class CommentQuerySet(models.QuerySet):
    def threads(self):
        """The remarks themselves, without the replies."""
        return self.filter(parent=None)

    def open(self):
        """What still has to be dealt with."""
        return self.threads().filter(done_at=None)

    def oldest_first(self):
        return self.order_by("created_at", "pk")


class Comment(models.Model):
    """A remark (批注) on a passage of a story, on the whole of it, or a reply to one.

    The anchor never changes: `quote` are the words it was made on, at `start` in the plain
    text of `field` in `version`, with some words `before` and `after`. Where the passage is
    today is found through what was changed since (`articles.reviewing.passages`). `field` is
    empty for a remark on the whole story, `photo-7` for the caption of photo 7.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="comments", verbose_name=_("story")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    body = models.TextField(_("remark"), max_length=2000)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        verbose_name=_("reply to"),
    )
    version = models.ForeignKey(
        "articles.Version",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("version"),
    )
    field = models.CharField(_("part of the story"), max_length=30, blank=True)
    start = models.PositiveIntegerField(_("place"), default=0)
    quote = models.TextField(_("passage"), blank=True)
    before = models.CharField(_("words before"), max_length=40, blank=True)
    after = models.CharField(_("words after"), max_length=40, blank=True)
    mentioned = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("mentioned")
    )
    created_at = models.DateTimeField(_("at"), default=clock.now)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(
                fields=["article"],
                condition=models.Q(done_at__isnull=True, parent__isnull=True),
                name="comment_open",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(field="") | models.Q(version__isnull=False),
                name="comment_on_a_passage_has_a_version",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | models.Q(field="", done_at__isnull=True),
                name="comment_reply_has_no_anchor",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by__isnull=True)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="comment_done_by_somebody",
            ),
        ]

    def __str__(self):
        return self.body[:40]

    @property
    def is_done(self):
        return self.done_at is not None


def open_remarks():
    """For `annotate`: how many remarks on a story are open, without a join."""
    found = Comment.objects.open().filter(article=models.OuterRef("pk")).order_by()
    counted = found.values("article").annotate(number=models.Count("pk")).values("number")
    return Coalesce(models.Subquery(counted), 0)
