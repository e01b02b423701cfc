from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.issues.models.page_continuing import PageContinuing
from articles.issues.models.page_make_up import PageMakeUp
from articles.issues.models.page_signing import PageSigning
from articles.moves import MoveRefused
from newsroom.links import address


class Page(PageMakeUp, PageContinuing, PageSigning, models.Model):
    """One page (版) of an issue: 第02版·工会新闻. Three proofs and a signature make it ready."""

    issue = models.ForeignKey(
        "issues.Issue", on_delete=models.CASCADE, related_name="pages", verbose_name=_("issue")
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("of a page", "number"))
    name = models.CharField(pgettext_lazy("of a page", "name"), max_length=40)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("page editor"),
    )
    sheet = models.ForeignKey(
        "issues.Sheet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("page format"),
        help_text=_("Empty: the paper's own."),
    )

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="page_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="page_number_from_one"),
        ]
        permissions = [
            ("proofread_page", "Can read the proofs of a page"),
            ("sign_page", "Can sign a page"),
        ]

    def __str__(self):
        return _now("Page %(number)02d · %(name)s") % {"number": self.number, "name": self.name}

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Refuses (`MoveRefused`) once the issue is signed or published."""
        self.issue.lock().refuse_unless_editable()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address("public:page", self.issue.date, self.number)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Refuses (`MoveRefused`) on a signed issue, and while stories stand on the page."""
        self.issue.lock().refuse_unless_editable()
        self.refuse_with_stories()
        return super().delete(*args, **kwargs)

    @property
    def layout(self):
        """The layout that was chosen for it (`PageLayout`), or None."""
        return self.layouts.chosen().first()

    def refuse_with_stories(self):
        """Raises `MoveRefused` while a story stands on the page."""
        if self.placements.exists():
            sentence = _now("%(page)s: take its stories off before you take out the page.")
            raise MoveRefused(sentence % {"page": self})
