from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.byline import Byline
from newsroom.reporters import clock


class ReviewQuerySet(models.QuerySet):
    def standing(self):
        """The reviews that count: not undone by a later edit or a sending back."""
        return self.filter(voided_at=None)

    def by_authors(self):
        """The standing reviews given by somebody who is an author of the story by now.

        Rule 2 allows none: it is asked before each signature and before publishing.
        """
        named = Byline.objects.exclude(role=Byline.Role.EDITOR).filter(
            article=models.OuterRef("article"), reporter__user=models.OuterRef("reviewer")
        )
        authored = models.Q(article__author=models.F("reviewer"))
        return self.standing().filter(authored | models.Exists(named))

    def void(self):
        """Takes the force from these reviews. They stay on record. Returns how many."""
        return self.standing().update(voided_at=clock.now())


class Review(models.Model):
    """One of the three reviews (三审): who put a name to which version.

    The database itself holds rule 2: of the standing reviews of a story there is one for
    each stage, and no two by one person.
    """

    class Stage(models.IntegerChoices):
        FIRST = 1, _("first review")
        SECOND = 2, _("second review")
        FINAL = 3, _("final review")

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("story"),
    )
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("reviewer"),
    )
    digest = models.CharField(_("digest"), max_length=64)
    at = models.DateTimeField(_("at"), default=clock.now)
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "stage"],
                condition=models.Q(voided_at=None),
                name="review_one_for_each_stage",
            ),
            models.UniqueConstraint(
                fields=["article", "reviewer"],
                condition=models.Q(voided_at=None),
                name="review_three_different_people",
            ),
            models.CheckConstraint(condition=models.Q(stage__in=[1, 2, 3]), name="review_stage_is_known"),
        ]

    def __str__(self):
        return f"{self.get_stage_display()} {self.reviewer}"
