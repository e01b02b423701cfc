from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.notices.models.notice import Kind


class How(models.TextChoices):
    AT_ONCE = "at_once", pgettext_lazy("mail", "at once")
    DIGEST = "digest", pgettext_lazy("mail", "once a day")
    NEVER = "never", pgettext_lazy("mail", "never")


# Until a person chooses: what one has to act on today comes at once, the rest once a day.
DEFAULTS = dict.fromkeys(Kind, How.DIGEST) | {
    Kind.ASSIGNED: How.AT_ONCE,
    Kind.CAME_BACK: How.AT_ONCE,
    Kind.MENTIONED: How.AT_ONCE,
    Kind.WITHDRAWN: How.AT_ONCE,
    Kind.MISSED: How.AT_ONCE,
    Kind.VOIDED: How.AT_ONCE,
    Kind.MARKED: How.NEVER,  # they come by the dozen, to somebody who has the page open
}


class MailChoice(models.Model):
    """How one person wants to hear of one kind of notice by e-mail. No row: the default."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choices")
    kind = models.CharField(max_length=20, choices=Kind)
    how = models.CharField(_("by e-mail"), max_length=10, choices=How)

    class Meta:
        verbose_name = _("choice of mail")
        verbose_name_plural = _("choices of mail")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_mail_choice_for_a_kind"),
            models.CheckConstraint(condition=models.Q(how__in=How.values), name="mail_choice_is_known"),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_kind_display()}: {self.get_how_display()}"


def listening(ids, kind):
    """Those of these accounts that are in use, as (id, address, how they want mail of this kind)."""
    chosen = MailChoice.objects.filter(user=models.OuterRef("pk"), kind=kind).values("how")
    users = get_user_model().objects.filter(pk__in=ids, is_active=True).order_by("pk")
    rows = users.values_list("pk", "email", models.Subquery(chosen))
    return [(pk, email, How(how or DEFAULTS[Kind(kind)])) for pk, email, how in rows]


def all_choices(user):
    """This person's choice for every kind, as {Kind: How}."""
    chosen = dict(user.mail_choices.values_list("kind", "how"))
    return {kind: How(chosen.get(kind, DEFAULTS[kind])) for kind in Kind}
