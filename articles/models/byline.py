from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.part import PartOfStory


class Byline(PartOfStory):
    """A person on a story, with a role. A person is not a login."""

    class Role(models.TextChoices):
        REPORTER = "reporter", _("reporter")
        CORRESPONDENT = "correspondent", _("correspondent")
        PHOTOGRAPHER = "photographer", _("photographer")
        WRITER_PHOTOGRAPHER = "writer_photographer", _("writer and photographer")
        EDITOR = "editor", _("editor")

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="bylines",
        verbose_name=_("story"),
    )
    reporter = models.ForeignKey(
        "reporters.Reporter",
        on_delete=models.PROTECT,
        related_name="bylines",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.REPORTER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "reporter", "role"], name="byline_once_for_each_role")
        ]

    def __str__(self):
        return f"{self.get_role_display()} {self.reporter}"
