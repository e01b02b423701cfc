"""A page's PDF as pictures, in every size that readers get."""

import io

from PIL import Image

from articles.facsimile.models import WIDTHS
from articles.issues.typesetting.pdfium import opened
from articles.issues.typesetting.picture import picture

# Measured in docs/decisions/page-files.md.
ENCODERS = {
    "avif": {"quality": 55, "speed": 10, "subsampling": "4:2:0"},
    "webp": {"quality": 70, "method": 1},
}


def size_of(pdf, number=0):
    """Width and height in points of a page (from 0) of this PDF."""
    with opened(pdf) as document:
        return document[number].get_size()


def rendered(pdf, width, number=0):
    """A page of the PDF as an RGB image, `width` pixels wide."""
    return picture(pdf, width, page=number)


def pictures_of(pdf, number=0, picture=None):
    """Every picture of a page: yields (width, kind, bytes). About 2 seconds of work.

    `picture` is the page as an image where somebody else has rendered it."""
    largest = picture or rendered(pdf, WIDTHS[-1], number)
    for width in WIDTHS:
        height = max(1, round(width * largest.height / largest.width))
        image = largest.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for kind, options in ENCODERS.items():
            file = io.BytesIO()
            image.save(file, kind, **options)
            yield width, kind, file.getvalue()
