from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters.models.ledger import LedgerEntry


class PhotoEvent(LedgerEntry):
    """What somebody declared about a photo: consent, minors, AI. Written once (flags.py).

    The record outlives its photo, which may be deleted where no story uses it: hence no
    constraint, and the file's name beside the number.
    """

    class Verb(models.TextChoices):
        CONSENT_NEEDED = "consent_needed", _("consent is needed")
        CONSENT_GIVEN = "consent_given", _("consent was given")
        CONSENT_NOT_NEEDED = "consent_not_needed", _("consent is not needed")
        MINOR = "minor", _("shows a minor")
        NO_MINOR = "no_minor", _("shows no minor")
        MINOR_CLEARED = "minor_cleared", _("the guardian has agreed")
        MINOR_UNCLEARED = "minor_uncleared", _("the guardian no longer agrees")
        AGREED = "agreed", _("an agreement was noted")
        WITHDRAWN = "withdrawn", _("an agreement was withdrawn")
        WITHHELD = "withheld", _("withheld from readers")
        SHOWN_AGAIN = "shown_again", _("shown to readers again")
        AI_MADE = "ai_made", _("made by AI")
        NOT_AI_MADE = "not_ai_made", _("not made by AI")

    photo = models.ForeignKey(
        "photos.Photo",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="events",
        verbose_name=_("photo"),
    )
    filename = models.CharField(_("file name"), max_length=150)

    class Meta:
        verbose_name = _("record of a photo")
        verbose_name_plural = _("records of photos")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.filename}: {self.verb}"

    def get_verb_display(self):
        return self.Verb(self.verb).label

    @property
    def changes_what_readers_see(self):
        """True if the photo went from the pages of its stories, or came back to them."""
        return self.verb in {self.Verb.WITHHELD, self.Verb.SHOWN_AGAIN}
