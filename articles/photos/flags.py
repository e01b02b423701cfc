"""What is declared about a photo, and by whom: consent, minors, made by AI.

The one door to these fields. To raise a flag takes whoever may change the photo; to lower
one takes the permission to clear, and a note: an agreement that nobody can show is none.
Sources: Civil Code of the PRC art. 1019 (likeness), Law on the Protection of Minors art. 103
(what identifies a minor is not published without need), Measures for Labelling AI-Generated
Content 《人工智能生成合成内容标识办法》, in force from 2025-09-01.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.photos.models import Photo, PhotoEvent
from articles.photos.signals import flagged

Verb = PhotoEvent.Verb
Consent = Photo.Consent

CONSENT_VERBS = {
    Consent.NEEDED: Verb.CONSENT_NEEDED,
    Consent.GIVEN: Verb.CONSENT_GIVEN,
    Consent.NOT_NEEDED: Verb.CONSENT_NOT_NEEDED,
}
VERBS = {  # of the fields that are true or false
    "shows_minor": (Verb.NO_MINOR, Verb.MINOR),
    "is_minor_cleared": (Verb.MINOR_UNCLEARED, Verb.MINOR_CLEARED),
    "is_ai_made": (Verb.NOT_AI_MADE, Verb.AI_MADE),
}
# What lets a photo out that was held back: only with a note.
WITH_NOTE = {Verb.CONSENT_GIVEN, Verb.NO_MINOR, Verb.MINOR_CLEARED, Verb.NOT_AI_MADE}
# What holds a photo back, or is told to readers: it holds for the parts that were cut from it, too.
RAISING = {Verb.CONSENT_NEEDED, Verb.MINOR, Verb.AI_MADE}
FIELDS = ("consent", *VERBS)


class FlagRefused(Exception):
    """A flag that may not be changed so. Its text is one sentence for whoever tried."""


@transaction.atomic
def declare(photo, *, by, note="", **flags):
    """Sets the given FIELDS of `photo` to these values. Returns the new PhotoEvents.

    What is so already is passed over in silence. `by` is a user, or None for what a file
    says of itself. Raises FlagRefused, with nothing done. A guardian's agreement falls with
    the flag itself. What is raised is raised on all that was cut from the photo; what is lowered
    is lowered on each by itself.
    """
    row = Photo.objects.select_for_update().get(pk=photo.pk)
    changes = planned(row, by=by, note=note, **flags)
    for name, value in changes.items():
        setattr(photo, name, value)
    return written(row, changes, by, note.strip())


def written(row, changes, by, note):
    """Writes the changes to a held row and puts them on record. Returns the events of this photo."""
    for name, value in changes.items():
        setattr(row, name, value)
    if changes:
        row.save(update_fields=list(changes))
    events = []
    for verb in verbs_of(changes):
        event = PhotoEvent.objects.create(photo=row, filename=row.filename, actor=by, verb=verb, note=note)
        flagged.send(sender=Photo, photo=row, event=event)
        events.append(event)
    raised = {name: value for name, value in changes.items() if verb_of(name, value) in RAISING}
    if raised:
        for part in Photo.objects.select_for_update().filter(derived_from=row).order_by("pk"):
            written(part, planned(part, by=None, **raised), by, note)
    return events


def planned(photo, *, by, note="", **flags):
    """What `declare` would change on the photo as it is here: {field: value}. Raises FlagRefused."""
    if flags.get("shows_minor") is False:
        flags["is_minor_cleared"] = False
    changes = {name: value for name, value in flags.items() if getattr(photo, name) != value}
    if changes.get("is_minor_cleared") and not changes.get("shows_minor", photo.shows_minor):
        raise FlagRefused(_("“%(photo)s” is not marked as showing a minor.") % {"photo": photo})
    for verb in verbs_of(changes):
        refuse(photo, verb, by, note)
    return changes


def verbs_of(changes):
    """What goes on record. That an agreement falls with its flag goes without saying."""
    silent = {"is_minor_cleared"} if changes.get("shows_minor") is False else set()
    return [verb_of(name, value) for name, value in changes.items() if name not in silent]


def verb_of(name, value):
    return CONSENT_VERBS[value] if name == "consent" else VERBS[name][bool(value)]


def refuse(photo, verb, by, note):
    """Raises FlagRefused if `by` may not declare this of the photo as it stands in its row."""
    if by is None:
        return
    if not photo.is_changeable_by(by):
        raise FlagRefused(_("You may not change “%(photo)s”.") % {"photo": photo})
    if verb in WITH_NOTE and not note.strip():
        raise FlagRefused(
            _("Say in the note who has agreed or how you know, so that “%(photo)s” can be cleared.")
            % {"photo": photo}
        )
    lowers = verb in WITH_NOTE or verb == Verb.CONSENT_NOT_NEEDED
    if verb == Verb.CONSENT_GIVEN and photo.consent == Consent.NOT_NEEDED:
        lowers = False  # who took it brings the agreement along: nobody has asked for it yet
    if lowers and not by.has_perm("photos.clear_photo"):
        raise FlagRefused(_("“%(photo)s” is cleared by an editor.") % {"photo": photo})


def reasons(photo):
    """Why it may not be published yet: sentences; none if it is cleared."""
    found = []
    if photo.is_consent_missing:
        found.append(_("The photo “%(photo)s” waits for the consent of the persons shown."))
    if photo.is_guardian_missing:
        found.append(_("The photo “%(photo)s” shows a minor, and no guardian has agreed yet."))
    if photo.is_withheld:
        found.append(_("The photo “%(photo)s” is withheld from readers: somebody shown no longer agrees."))
    if photo.is_lapsed:
        found.append(_("For the photo “%(photo)s” an agreement has run out."))
    return [sentence % {"photo": photo} for sentence in found]
