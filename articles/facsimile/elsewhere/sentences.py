"""Why a PDF is refused, in sentences. The codes are those of `child`."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("The file is empty. Export the page again and bring that file."),
    "too_big": _("The file is larger than %(megabytes)d MB. Export it with smaller pictures, or page by page."),
    "too_many_pages": _("The file has more than %(limit)d pages. Bring the pages of one issue."),
    "other": _("This is no PDF, whatever its name says. Export the page as PDF."),
    "encrypted": _("The file is locked with a password or with restrictions. Export it without them."),
    "broken": _("The file is damaged or incomplete. Export the page again and bring that file."),
    "broken_page": _("Page %(number)d of the file cannot be read. Export it again and bring that file."),
    "size": _("Page %(number)d of the file is too small, too large or too narrow for a newspaper page."),
    "spread": _("Page %(number)d of the file is a spread: two pages side by side. Export single pages, not spreads."),
    "blank": _("There is nothing on the pages of the file."),
    "too_heavy": _("The file is too complicated to be read. Export it as PDF for print, page by page."),
}  # fmt: skip


def sentence_of(refusal):
    """An Unreadable as one translated sentence or two."""
    return str(SENTENCES[refusal.code]) % refusal.facts if refusal.facts else str(SENTENCES[refusal.code])
