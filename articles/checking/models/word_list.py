"""The paper's own word lists: a draft that is edited, and versions that count."""

from django.db import models, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.checking.models.word_list_version import WordListVersion, digest_of
from articles.moves import MoveRefused


class WordList(models.Model):
    """One of the four lists. Its words (`words`) are the draft; the check goes by the latest version.

    The four are made by a migration and never deleted.
    """

    class Kind(models.TextChoices):
        BANNED = "banned", _("must not be used")
        CARE = "care", _("use with care")
        MISTAKE = "mistake", _("common mistakes")
        LEADER = "leader", _("leaders, titles and order")

    kind = models.CharField(_("list"), max_length=20, choices=Kind, unique=True)

    class Meta:
        verbose_name = _("word list")
        verbose_name_plural = _("word lists")
        ordering = ["pk"]
        permissions = [("publish_wordlist", "Can publish a version of a word list")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["banned", "care", "mistake", "leader"]),
                name="word_list_kind_is_known",
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_of_leaders(self):
        """True for the list whose words are people, with a title and a place in the order."""
        return self.kind == self.Kind.LEADER

    @property
    def active(self):
        """The version that the check goes by, or None: the latest one."""
        return self.versions.select_related("by").first()

    def draft(self):
        """The words as they stand in the draft, as a version would keep them."""
        return [word.content for word in self.words.in_order()]

    @property
    def has_unpublished_changes(self):
        active = self.versions.only("digest").first()
        return (active.digest if active else digest_of([])) != digest_of(self.draft())

    @transaction.atomic
    def publish(self, *, by, note=""):
        """Makes the draft the version that counts. Raises `MoveRefused` if it is that already."""
        self.lock()
        words = self.draft()
        active = self.versions.first()
        if active and active.digest == digest_of(words):
            raise MoveRefused(_now("Nothing has been changed since the latest version."))
        return self._append(words, by=by, note=note)

    @transaction.atomic
    def restore(self, number, *, by):
        """Publishes the words of an older version again, as a new one.

        The draft follows, unless it holds changes that nobody has published: those stay.
        Raises `MoveRefused` if these words are the ones that count already, and
        `WordListVersion.DoesNotExist` for an unknown number.
        """
        self.lock()
        older = self.versions.get(number=number)
        if older.digest == self.versions.first().digest:
            raise MoveRefused(_now("These words are the ones in force already."))
        was_changed = self.has_unpublished_changes
        version = self._append(older.words, by=by, note="", restored=older.number)
        if not was_changed:
            self.words.all().delete()
            self.words.bulk_create(self.words.model.from_content(self, word) for word in older.words)
        return version

    def lock(self):
        """To the end of the transaction: of two who change the list together the second waits."""
        WordList.objects.select_for_update().get(pk=self.pk)

    def _append(self, words, *, by, note, restored=None):
        latest = self.versions.first()
        return WordListVersion.objects.create(
            word_list=self,
            number=latest.number + 1 if latest else 1,
            words=words,
            digest=digest_of(words),
            note=note.strip(),
            restored_from=restored,
            by=by,
        )
