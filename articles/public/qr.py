"""The address of a page as a QR code, to pass it on from screen or paper to a phone."""

import segno
from django.utils.safestring import mark_safe

QUIET = 2  # modules around it; the paper around the page makes up the four of ISO/IEC 18004
# One of the eight masks, any of which can be read: to weigh all of them takes three times as long.
MASK = 3


def qr_code(address):
    """An SVG without size or colours of its own (class `qr`), hidden from screen readers."""
    code = segno.make(address, error="m", micro=False, mask=MASK)
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S308 - made of an address of ours
