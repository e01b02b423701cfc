from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SECONDS = {"typing": 30, "reading": 30, "away": 100}  # a hidden tab may speak once a minute only
FORGOTTEN = timedelta(hours=1)


class PresenceQuerySet(models.QuerySet):
    def now(self):
        return self.filter(until__gt=timezone.now())

    def others(self, user, article):
        """Who else has this story open, whoever came first first. For those who may see it."""
        others = self.now().filter(article=article).exclude(user=user)
        return others.select_related("user").order_by("since", "pk")

    def beat(self, user, article, *, tab, doing):
        """Says that this person has the story open. One query; three on arrival."""
        now = timezone.now()
        until = now + timedelta(seconds=SECONDS[doing])
        row = self.filter(user=user, article=article)
        here = row.filter(until__gt=now)
        if here.update(tab=tab, doing=doing, until=until):
            return
        if row.update(tab=tab, doing=doing, until=until, since=now):
            return
        self.filter(until__lt=now - FORGOTTEN).delete()
        try:
            with transaction.atomic():
                self.create(user=user, article_id=article, tab=tab, doing=doing, until=until, since=now)
        except IntegrityError:  # two tabs arrived together: one row is what we want
            pass

    def leave(self, user, article, *, tab):
        """The tab was closed. Another tab of the same person, if there is one, will say so itself."""
        self.filter(user=user, article=article, tab=tab).delete()


class Presence(models.Model):
    """A person who has a story open now: one row for each person and story, with an end in time."""

    class Doing(models.TextChoices):
        TYPING = "typing", _("is typing")
        READING = "reading", _("is reading")
        AWAY = "away", _("has it open in the background")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36)
    doing = models.CharField(max_length=10, choices=Doing, default=Doing.READING)
    since = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="present_once_in_a_story")]

    def __str__(self):
        return f"{self.user} {self.get_doing_display()}"
