"""A mark on a page's proof (校样批注): what a reader of the proof found, where, and what became of it."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.issues.models import PageSignature
from newsroom.reporters import clock

LONGEST = 500  # characters of a note or an answer


class ProofMarkQuerySet(models.QuerySet):
    def open(self):
        """Those that nobody has settled: they keep the page from being signed."""
        return self.filter(settled_at=None)

    def for_screens(self):
        """With all that a list of them shows."""
        return self.select_related("by", "settled_by", "story").order_by("number")


class ProofMark(models.Model):
    """One finding on one page, numbered within it.

    `x` and `y` are where it was set on the page's picture, as parts of its width and height;
    None if it was made in the text. `paragraph` counts those of the story's text from 0. `quote`
    is what stood there. `stage` is the signature that the page waited for, empty for none. Written by
    `articles.proofing.marking` alone.
    """

    class Outcome(models.TextChoices):
        MENDED = "mended", pgettext_lazy("mark", "mended")
        LEFT = "left", pgettext_lazy("mark", "left as it is")
        TAKEN_BACK = "taken_back", pgettext_lazy("mark", "taken back")

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="marks", verbose_name=_("page")
    )
    number = models.PositiveIntegerField(_("number"))
    story = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        null=True,
        related_name="proof_marks",
        verbose_name=_("story"),
    )
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True)
    x = models.FloatField(null=True)
    y = models.FloatField(null=True)
    layout_digest = models.CharField(max_length=64, blank=True)  # of the layout on which x and y are
    quote = models.CharField(_("words there"), max_length=60, blank=True)
    note = models.TextField(pgettext_lazy("mark", "note"), validators=[MaxLengthValidator(LONGEST)])
    stage = models.CharField(
        pgettext_lazy("proof", "stage"), max_length=12, choices=PageSignature.Kind, blank=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=clock.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(
        pgettext_lazy("mark", "answer"), blank=True, validators=[MaxLengthValidator(LONGEST)]
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = ProofMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof mark")
        verbose_name_plural = _("proof marks")
        ordering = ["page", "number"]
        default_permissions = ()  # who may read, sign or edit the page or story may mark or settle
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="proof_mark_number_once"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="", settled_by=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False) & ~models.Q(outcome=""),
                name="proof_mark_settled_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(x=None, y=None)
                | models.Q(x__isnull=False, y__isnull=False, x__range=(0, 1), y__range=(0, 1)),
                name="proof_mark_on_the_page",
            ),
        ]

    def __str__(self):
        return f"{self.page} · {self.number}"

    @property
    def is_open(self):
        return self.settled_at is None
