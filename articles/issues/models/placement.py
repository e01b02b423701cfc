from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models.public_story import story_is_public
from articles.moves import MoveRefused


class PlacementQuerySet(models.QuerySet):
    def published(self):
        """The placements that readers may see: of a public issue, with a story that is public."""
        from articles.issues.models.issue import Issue

        return self.filter(story_is_public(), page__issue__in=Issue.objects.published())

    def open(self):
        """Those in an issue that is not out yet."""
        from articles.issues.models.issue import Issue

        return self.filter(page__issue__in=Issue.objects.open())

    def in_order(self):
        """As they stand on the page."""
        return self.order_by("position", "pk")

    def for_cards(self):
        """With all that a card of the story shows, and the page it stands on."""
        return self.select_related("page__issue", "article__column").prefetch_related(
            "article__bylines__reporter", "article__photo_uses__photo", "article__districts"
        )


class Placement(models.Model):
    """Which story stands on which page (上版), in which order and with what weight.

    A story stands in one place only, so that two page editors cannot both take it. Written
    by `Page.place` and `Page.unplace`, which put it on record; once the issue is out nothing
    changes any more.
    `rect` is the rectangle on the page, in the units of its make-up; empty before that. `cut_after` is
    how many characters of the text are printed, where the page's editor has cut it for print (删节).
    """

    class Weight(models.TextChoices):
        LEAD = "lead", _("lead story")
        SECOND = "second", _("second story")
        ORDINARY = "ordinary", _("ordinary")
        BRIEF = "brief", _("brief")
        PHOTO = "photo", _("photo story")

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="placements", verbose_name=_("page")
    )
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="placements",
        verbose_name=_("story"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    weight = models.CharField(_("weight"), max_length=10, choices=Weight, default=Weight.ORDINARY)
    rect = models.JSONField(_("rectangle"), null=True, blank=True, editable=False)

    cut_after = models.PositiveIntegerField(_("characters printed"), null=True, blank=True, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["page__number", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article"], name="placement_one_place_for_a_story"),
            models.CheckConstraint(
                condition=models.Q(weight__in=["lead", "second", "ordinary", "brief", "photo"]),
                name="placement_weight_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.page} · {self.article}"

    def save(self, *args, **kwargs):
        self._refuse_on_a_closed_issue()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_on_a_closed_issue()
        return super().delete(*args, **kwargs)

    def _refuse_on_a_closed_issue(self):
        """Neither the page it stands on nor the one it comes from may be of a published issue."""
        from articles.issues.models.issue import Issue

        issues = Issue.objects.filter(models.Q(pages=self.page_id) | models.Q(pages__placements=self.pk or 0))
        if not all(issue.is_open for issue in issues):
            raise MoveRefused(_now("The issue is published. Nothing on its pages changes any more."))
