"""The address of a page as a QR code, to pass it on from screen or paper to a phone."""

import io

import segno

QUIET = 2  # modules around it; the paper around the page makes up the four of ISO/IEC 18004
# One of the eight masks, any of which can be read: to weigh all of them takes three times as long.
MASK = 3


def qr_code(address):
    """An SVG of one path, black on white also in the dark: some phones read nothing else."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False, mask=MASK).save(
        out, kind="svg", border=QUIET, omitsize=True, light="#fff", svgclass=None, lineclass=None
    )
    return out.getvalue()
