"""Agreements of the persons shown: noting one, withdrawing it, and what follows for readers.

Who withdraws has the photo gone from all public pages at once (PIPL art. 15 and 47): `withheld_at`
says since when, and no public query finds its uses. The stories stay as they were signed; a
correction may take it out for good. What is done here is on record without a name: the record
cannot forget (`#7` is the number of the agreement).
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.photos.flags import Consent, FlagRefused, declare, reasons
from articles.photos.models import Agreement, Photo, PhotoEvent
from articles.photos.signals import flagged

Verb = PhotoEvent.Verb


@transaction.atomic
def agree(photo, *, by, person, age, how, given_on, guardian="", until=None):
    """Notes that a person has agreed. Returns the Agreement; raises FlagRefused.

    It clears nothing: whether all who are shown have agreed is for an editor to say (flags.py).
    """
    row = held(photo, by)
    person, guardian = person.strip(), guardian.strip()
    if not person:
        raise FlagRefused(_("Say who has agreed."))
    is_minor = age != Agreement.Age.ADULT
    if is_minor and not guardian:
        raise FlagRefused(_("For somebody under 18 a guardian agrees: say who, and how related."))
    if until and until < given_on:
        raise FlagRefused(_("The agreement would end before it begins."))
    agreement = Agreement.objects.create(
        photo=row,
        person=person,
        age=age,
        guardian=guardian if is_minor else "",
        how=how,
        given_on=given_on,
        until=until,
        noted_by=by,
    )
    if is_minor:
        declare(row, by=by, shows_minor=True)
    keep_until(row)
    put(row, Verb.AGREED, by, f"#{agreement.pk}")
    return agreement


@transaction.atomic
def withdraw(agreement, *, by, note):
    """The person, or the guardian, no longer agrees: the photo is withheld. Raises FlagRefused."""
    row = held(agreement.photo, by)
    if not note.strip():
        raise FlagRefused(_("Say who has withdrawn it, and how the paper was told."))
    changes = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawn_note": note.strip()}
    if not Agreement.objects.standing().filter(pk=agreement.pk).update(**changes):
        raise FlagRefused(_("This agreement was withdrawn already."))
    keep_until(row)
    put(row, Verb.WITHDRAWN, by, f"#{agreement.pk}")
    keep_back(row, by, f"#{agreement.pk}")


@transaction.atomic
def withhold(photo, *, by, note):
    """Takes it from all public pages, for whatever reason. Raises FlagRefused."""
    row = held(photo, by)
    if not note.strip():
        raise FlagRefused(_("Say why, and who asked for it."))
    keep_back(row, by, note.strip())


def keep_back(row, by, note):
    """The photo and all that was cut from it: nothing of it is public from the end of this transaction."""
    if row.withheld_at is None:
        row.withheld_at = timezone.now()
        row.save(update_fields=["withheld_at"])
        declare(
            row,
            by=None,
            note=note,
            consent=Consent.NEEDED,
            **({"is_minor_cleared": False} if row.shows_minor else {}),
        )
        put(row, Verb.WITHHELD, by, note)
    for part in Photo.objects.select_for_update().filter(derived_from=row).order_by("pk"):
        keep_back(part, by, note)


@transaction.atomic
def show_again(photo, *, by, note):
    """Readers see it again: only what is cleared, by who may clear, and with a reason."""
    row = held(photo, by)
    if not by.has_perm("photos.clear_photo"):
        raise FlagRefused(_("“%(photo)s” is cleared by an editor.") % {"photo": row})
    if not note.strip():
        raise FlagRefused(_("Say why, and who asked for it."))
    if row.withheld_at is None:
        return
    row.withheld_at = None
    if sentences := reasons(row):
        raise FlagRefused(sentences[0])
    row.save(update_fields=["withheld_at"])
    put(row, Verb.SHOWN_AGAIN, by, note.strip())


def held(photo, by):
    """The photo's row, held. Raises FlagRefused if this account may not change it."""
    row = Photo.objects.select_for_update().get(pk=photo.pk)
    if not row.is_changeable_by(by):
        raise FlagRefused(_("You may not change “%(photo)s”.") % {"photo": row})
    return row


def keep_until(photo):
    """The earliest end of the agreements that stand, kept with the photo."""
    ends = photo.agreements.standing().exclude(until=None).order_by("until")
    photo.consent_until = ends.values_list("until", flat=True).first()
    photo.save(update_fields=["consent_until"])


def put(photo, verb, by, note):
    event = PhotoEvent.objects.create(photo=photo, filename=photo.filename, actor=by, verb=verb, note=note)
    flagged.send(sender=Photo, photo=photo, event=event)
