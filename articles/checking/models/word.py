from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CONTENT = ("term", "suggestion", "note", "is_blocking", "title", "rank")


class WordQuerySet(models.QuerySet):
    def in_order(self):
        """As a list shows them: leaders by rank, the others by when they came."""
        return self.order_by(F("rank").asc(nulls_last=True), "pk")

    def matching(self, text):
        """For the search field above the table."""
        return self.filter(
            models.Q(term__icontains=text)
            | models.Q(suggestion__icontains=text)
            | models.Q(note__icontains=text)
            | models.Q(title__icontains=text)
        )


class Word(models.Model):
    """One row of a word list's draft. `title` and `rank` are for leaders only."""

    word_list = models.ForeignKey(
        "checking.WordList",
        on_delete=models.PROTECT,
        related_name="words",
        verbose_name=_("word list"),
    )
    term = models.CharField(_("word or name"), max_length=60)
    suggestion = models.CharField(
        _("write instead"), max_length=60, blank=True, help_text=_("Empty where there is no one right word.")
    )
    note = models.CharField(
        _("explanation"), max_length=200, blank=True, help_text=_("The editor reads this beside the finding.")
    )
    is_blocking = models.BooleanField(_("stops the final review"), default=False)
    title = models.CharField(pgettext_lazy("of a person", "title"), max_length=80, blank=True)
    rank = models.PositiveSmallIntegerField(
        _("place in the order"), null=True, blank=True, help_text=_("1 is named first.")
    )

    objects = WordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of a list")
        verbose_name_plural = _("words of a list")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["word_list", "term"], name="word_once_per_list"),
            models.CheckConstraint(condition=~models.Q(term=""), name="word_is_not_empty"),
        ]

    def __str__(self):
        return self.term

    @property
    def content(self):
        """The row as a version keeps it."""
        return {name: getattr(self, name) for name in CONTENT}

    @classmethod
    def from_content(cls, word_list, content):
        """The row of the draft, unsaved, that `content` was made of."""
        return cls(word_list=word_list, **{name: content[name] for name in CONTENT})
