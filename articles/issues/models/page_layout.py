from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.issues import plain_data
from articles.issues.makeup.layout import Layout
from newsroom.reporters import clock


class PageLayoutQuerySet(models.QuerySet):
    def chosen(self):
        """The one that stands for its page."""
        return self.filter(is_chosen=True)

    def without_plan(self):
        """All that lists and digests need: what a page looks like stays in the database."""
        return self.defer("plan")


class PageLayout(models.Model):
    """A page made up (版样), as the solver returned it, and what it was made from.

    The latest five are kept side by side; one of them is chosen and stands for the page.
    What was chosen before is kept: `former` leads back to it, which is how a step is undone.
    Written by `articles.issues.layouts` alone.
    """

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="layouts", verbose_name=_("page")
    )
    former = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="following",
        verbose_name=_("chosen before"),
    )
    plan = models.JSONField(_("layout"))  # a makeup.layout.Layout, see plain_data
    wishes = models.JSONField(_("wishes"), default=dict)
    # What stood on the page: dicts of id, weight, position, and where it is continued, if it is.
    stories = models.JSONField(_("stories"), default=list)
    made_from = models.CharField(_("digest of what it was made from"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64)
    rank = models.PositiveSmallIntegerField(_("rank"), default=0)  # among those made together
    batch = models.CharField(_("batch"), max_length=32)  # the same for those made together
    is_complete = models.BooleanField(_("complete"))
    is_chosen = models.BooleanField(_("chosen"), default=False)
    was_chosen = models.BooleanField(_("was chosen"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=clock.now)

    objects = PageLayoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("layout of a page")
        verbose_name_plural = _("layouts of pages")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(is_chosen=True), name="page_layout_one_chosen"
            )
        ]

    def __str__(self):
        return f"{self.page} · {self.at:%H:%M}"

    @cached_property
    def layout(self):
        """The page as the make-up left it: a `makeup.layout.Layout`."""
        return plain_data.read(Layout, self.plan)
