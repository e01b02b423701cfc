"""What a story lacks before it can go to the desk. Asked on submit, never on save."""

from django.utils.html import strip_tags
from django.utils.translation import gettext as _


def missing(article):
    """A list of (name of the field, sentence): all that must be there before a submit.

    A field of a photo is named `photo_uses-0-caption`, the number being its place in order.

    Asks for what no story can be printed without: a headline, text or a picture that tells
    it, a name or a source, and a caption and a credit for every photo. Columns, districts and kickers
    are the paper's choice.
    """
    problems = []
    photo_uses = list(article.photo_uses.all())
    if not article.headline.strip():
        problems.append(("headline", _("The headline is missing.")))
    if not strip_tags(article.body).strip() and not photo_uses:
        problems.append(("body", _("There is neither text nor a photo.")))
    if not article.source.strip() and not article.bylines.exists():
        problems.append(("bylines", _("Say who wrote it, or name the source.")))
    for number, use in enumerate(photo_uses, start=1):
        place = f"photo_uses-{number - 1}"
        if not use.caption.strip():
            problems.append((f"{place}-caption", _("Photo %(number)s has no caption.") % {"number": number}))
        if not use.credit.strip():
            problems.append((f"{place}-credit", _("Photo %(number)s has no credit.") % {"number": number}))
    return problems
