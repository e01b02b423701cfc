"""Pages set in type: a layout in, PDF and pictures out, through typst.

sheet     what is to be set: layout, furniture, photos
overlay   what a proof shows on top of it
document  the PDF
picture   a page of it as a picture
reading   what stands in a finished PDF, and where
"""

from articles.issues.typesetting.document import overlay_alone, pdf
from articles.issues.typesetting.overlay import Box, Flag, Note, Overlay
from articles.issues.typesetting.sheet import FOLIO, MASTHEAD, Furniture, Sheet

__all__ = [
    "FOLIO",
    "MASTHEAD",
    "Box",
    "Flag",
    "Furniture",
    "Note",
    "Overlay",
    "Sheet",
    "overlay_alone",
    "pdf",
]
