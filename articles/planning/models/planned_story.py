from django.db import models
from django.utils.translation import gettext_lazy as _


class PlannedStoryQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Those whose story this person may read."""
        from articles.models import Article

        return self.filter(article__in=Article.objects.visible_to(user))

    def with_whereabouts(self):
        """With the story, its author and the page it stands on."""
        return self.select_related("article__author").prefetch_related("article__placements__page__issue")


class PlannedStory(models.Model):
    """Where a story came from: an assignment, or a call for copy."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.PROTECT, related_name="planned", verbose_name=_("story")
    )
    assignment = models.ForeignKey(
        "planning.Assignment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("assignment"),
    )
    call = models.ForeignKey(
        "planning.Call",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name=_("call for copy"),
    )

    objects = PlannedStoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned story")
        verbose_name_plural = _("planned stories")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(assignment__isnull=False, call__isnull=True)
                | models.Q(assignment__isnull=True, call__isnull=False),
                name="planned_story_has_one_origin",
            )
        ]

    def __str__(self):
        return str(self.article)

    @property
    def placement(self):
        """Where it stands in the paper, from what was fetched with it; None if nowhere."""
        return next(iter(self.article.placements.all()), None)

    @property
    def appeared(self):
        """Where it has appeared: the placement, if its issue is out."""
        placement = self.placement
        return placement if placement and placement.page.issue.is_published else None
