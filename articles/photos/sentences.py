"""Why a picture is refused, in sentences. The codes are those of decoding.py and of the process it runs in."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "unknown": _("“%(name)s” is not a picture we can read. Send JPEG, PNG, WebP or HEIC."),
    "kind": _("“%(name)s” is a %(kind)s file. Send JPEG, PNG, WebP or HEIC."),
    "text": _("“%(name)s” is a drawing, page or program in text, not a photo. Send JPEG, PNG, WebP or HEIC."),
    "program": _("“%(name)s” contains program code besides the picture. Save it anew in a picture editor."),
    "damaged": _("“%(name)s” is damaged or incomplete. Send it again, or save it anew in a picture editor."),
    "broken": _("“%(name)s” is damaged or incomplete. Send it again, or save it anew in a picture editor."),
    "pixels": _("“%(name)s” has more than %(limit)d million pixels. Send a smaller version."),
    "small": _("“%(name)s” measures only %(width)d × %(height)d pixels, too few to print."),
    "long": _("“%(name)s” is more than %(times)d times as long as it is wide. Cut it into pieces."),
    "small_part": _("That is too small a part to print."),
    "too_heavy": _("“%(name)s” takes too long or too much memory to open. Save it anew as JPEG, or smaller, and send that."),
}  # fmt: skip


def sentence_of(refusal, name):
    """An Unreadable about the file `name` as one translated sentence or two."""
    return SENTENCES[refusal.code] % ({"name": name} | refusal.facts)
