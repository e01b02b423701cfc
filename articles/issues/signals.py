"""What the apps above may hear of pages, and say of them. Sent inside the transaction.

held_back: what else keeps these pages from being signed? Argument: `pages`, a list. A receiver
    returns {page id: [sentence, …]}, in a number of queries that does not grow with the pages.
signatures_voided: signatures count no more. Arguments: `page`, `signatures` (those that stood),
    `by`, `cause` (one of `Cause`) and `story`, the one that changed, where it was one.
"""

from django.db import models
from django.dispatch import Signal
from django.utils.translation import pgettext_lazy

held_back = Signal()
signatures_voided = Signal()


class Cause(models.TextChoices):
    """Why what was signed on a page counts no more."""

    STORY = "story", pgettext_lazy("cause", "a story was changed")
    PLACE = "place", pgettext_lazy("cause", "a story was put on the page, or moved on it")
    UNPLACE = "unplace", pgettext_lazy("cause", "a story was taken off the page")
    LAYOUT = "layout", pgettext_lazy("cause", "the page was made up anew")
    PAGE = "page", pgettext_lazy("cause", "the page was changed")
