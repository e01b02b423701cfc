import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from newsroom.reporters import clock


def digest_of(words):
    """The SHA-256, in hex, of a list of words: of its JSON with sorted keys and no spaces."""
    canonical = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class WordListVersionQuerySet(models.QuerySet):
    def in_force(self):
        """The latest version of each list."""
        lists = self.model.objects.filter(word_list=models.OuterRef("word_list"))
        return self.exclude(models.Exists(lists.filter(number__gt=models.OuterRef("number"))))


class WordListVersion(models.Model):
    """A word list as it was put in force: by whom, when and why. Append-only, as a ledger is.

    `words` are dicts as `Word.content` gives them. The latest version of a list is the one in force.
    """

    word_list = models.ForeignKey(
        "checking.WordList",
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("word list"),
    )
    number = models.PositiveIntegerField(_("number"))
    words = models.JSONField(_("words"))
    digest = models.CharField(_("digest"), max_length=64)
    note = models.CharField(_("note"), max_length=200, blank=True)
    restored_from = models.PositiveIntegerField(_("restored from"), null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=clock.now)

    objects = WordListVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a word list")
        verbose_name_plural = _("versions of word lists")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["word_list", "number"], name="word_list_version_number_once")
        ]

    def __str__(self):
        return pgettext("of a word list", "Version %(number)s") % {"number": self.number}
