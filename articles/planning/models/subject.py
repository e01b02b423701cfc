"""What an assignment and an event that comes again have in common: what, where, how much."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COPIED = ("topic", "brief", "column", "desk", "editor", "address", "characters", "pictures", "may_be_taken")
COPIED_SETS = ("districts", "unions")


class Subject(models.Model):
    topic = models.CharField(pgettext_lazy("assignment", "topic"), max_length=120)
    brief = models.TextField(
        _("angle and facts"),
        blank=True,
        help_text=_("What to look for, whom to meet, what has been in the paper already."),
    )
    column = models.ForeignKey(
        "articles.Column",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("column"),
    )
    desk = models.ForeignKey(
        "reporters.Desk",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("desk"),
        help_text=_("Empty: the desk of the column."),
    )
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("editor in charge"),
    )
    districts = models.ManyToManyField(
        "districts.District", blank=True, related_name="+", verbose_name=_("districts")
    )
    unions = models.ManyToManyField("districts.Union", blank=True, related_name="+", verbose_name=_("unions"))
    address = models.CharField(_("address"), max_length=200, blank=True)
    characters = models.PositiveIntegerField(_("length in characters"), null=True, blank=True)
    pictures = models.PositiveSmallIntegerField(_("number of pictures"), null=True, blank=True)
    may_be_taken = models.BooleanField(
        _("reporters may take it on"),
        default=False,
        help_text=_("Those whose beat it is see it as long as it is nobody's, and may take it."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.topic
