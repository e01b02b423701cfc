from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock

READING = timedelta(minutes=3)  # a screen that is open says so every minute


class SightQuerySet(models.QuerySet):
    def recent(self):
        """Of those who have the story before them now."""
        return self.filter(is_reading=True, seen_at__gte=clock.now() - READING)

    def newest_first(self):
        return self.order_by("-seen_at", "-pk")


class Sight(models.Model):
    """That somebody has had a version of a story before their eyes: on the review screen, or by saving it.

    One row for a person and a version; `seen_at` is the latest time. What changed since
    somebody last saw a story, and who reads it now, is told from these rows.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sights", verbose_name=_("person")
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="sights", verbose_name=_("story")
    )
    version = models.ForeignKey(
        "articles.Version", on_delete=models.CASCADE, related_name="sights", verbose_name=_("version")
    )
    seen_at = models.DateTimeField(_("seen at"), default=clock.now)
    is_reading = models.BooleanField(_("is reading"), default=True)  # False once the person has gone on

    objects = SightQuerySet.as_manager()

    class Meta:
        verbose_name = _("sight of a story")
        verbose_name_plural = _("sights of stories")
        indexes = [models.Index(fields=["article", "-seen_at"], name="sight_of_story")]
        constraints = [
            models.UniqueConstraint(fields=["user", "article", "version"], name="sight_once_of_a_version")
        ]

    def __str__(self):
        return f"{self.user} · {self.seen_at:%Y-%m-%d %H:%M}"


def record_sight(user, version, *, is_reading=True):
    """Notes that this person has seen this version now, and whether they go on reading. One query."""
    sight = Sight(user=user, article_id=version.article_id, version=version)
    sight.seen_at, sight.is_reading = clock.now(), is_reading
    Sight.objects.bulk_create(
        [sight],
        update_conflicts=True,
        unique_fields=["user", "article", "version"],
        update_fields=["seen_at", "is_reading"],
    )


def leave(user, article_id):
    """This person has gone on to something else: others may take up the story."""
    Sight.objects.filter(user=user, article=article_id, is_reading=True).update(is_reading=False)
