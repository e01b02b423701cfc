from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article
from articles.showing.models.arrangement import Arrangement


class Place(models.TextChoices):
    """Where on the home page a story is put."""

    LEAD = "lead", pgettext_lazy("on the home page", "lead")
    SECOND = "second", pgettext_lazy("on the home page", "second story")
    NEWS = "news", pgettext_lazy("on the home page", "top of the news")
    HIDDEN = "hidden", pgettext_lazy("on the home page", "not on the home page")


class PinQuerySet(models.QuerySet):
    def standing(self, issue):
        """Those that hold now, with `issue` the newest that readers see (None: there is none).

        Of the latest arrangement, of stories that are public, and not run out: by their time, or
        with the issue for which they were made. In the order of the page.
        """
        latest = Arrangement.objects.newest_first().values("pk")[:1]
        if issue is None:
            until_next = Q(until=None, arrangement__issue__isnull=True)
        else:
            until_next = Q(until=None, arrangement__issue=issue)
        return self.filter(
            until_next | Q(until__gt=timezone.now()),
            arrangement=models.Subquery(latest),
        ).of_public_stories()

    def of_public_stories(self):
        return self.filter(article__in=Article.objects.published()).in_order()

    def in_order(self):
        return self.order_by("position", "pk")


class Pin(models.Model):
    """A story in its place on the home page. `until`: the moment it ends, None the next issue."""

    arrangement = models.ForeignKey(
        Arrangement, on_delete=models.PROTECT, related_name="pins", verbose_name=_("arrangement")
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="+", verbose_name=_("story")
    )
    place = models.CharField(_("place"), max_length=10, choices=Place)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = PinQuerySet.as_manager()

    class Meta:
        verbose_name = _("story on the home page")
        verbose_name_plural = _("stories on the home page")
        ordering = ["position", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "article"], name="pin_once_for_a_story"),
            models.CheckConstraint(condition=Q(place__in=Place.values), name="pin_place_is_known"),
        ]

    def __str__(self):
        return f"{self.get_place_display()}: {self.article}"
