"""The states of an issue, and the acts on it and its pages that are put on record."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IssueStatus(models.TextChoices):
    PLANNING = "planning", _("planning")
    PROOFING = "proofing", _("in proof")
    SIGNED = "signed", _("signed")
    PUBLISHED = "published", _("published")


# Stories may be put on its pages (which takes its signature back); its pages may be edited.
OPEN = (IssueStatus.PLANNING, IssueStatus.PROOFING, IssueStatus.SIGNED)
EDITABLE = (IssueStatus.PLANNING, IssueStatus.PROOFING)

VERB_LABELS = {
    "place": pgettext_lazy("move", "place"),
    "unplace": pgettext_lazy("move", "take off the page"),
    "make_up": pgettext_lazy("move", "make up the page"),
    "box_story": pgettext_lazy("move", "frame a story"),
    "unbox_story": pgettext_lazy("move", "take the frame from a story"),
    "choose_layout": pgettext_lazy("move", "choose another layout"),
    "undo_layout": pgettext_lazy("move", "undo a step of the make-up"),
    "redo_layout": pgettext_lazy("move", "redo a step of the make-up"),
    "continue": pgettext_lazy("move", "continue on another page"),
    "cut_story": pgettext_lazy("move", "cut for print"),
    "end_cut": pgettext_lazy("move", "take the cut back"),
    "end_continuation": pgettext_lazy("move", "bring back what was continued"),
    "upload_page": pgettext_lazy("move", "upload the page"),
    "take_back_page": pgettext_lazy("move", "take the uploaded page back"),
    "start_proofing": pgettext_lazy("move", "start proofing"),
    "sign_page": pgettext_lazy("move", "sign the page"),
    "void_page": pgettext_lazy("move", "signatures void"),
    "sign_off": pgettext_lazy("move", "sign off the issue"),
    "back_to_proof": pgettext_lazy("move", "back to proof"),
    "publish": pgettext_lazy("move", "publish"),
    "unschedule": pgettext_lazy("move", "call back"),
    "load": pgettext_lazy("record", "taken over as published"),
}
