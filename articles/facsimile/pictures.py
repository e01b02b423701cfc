"""A page's PDF as pictures, in every size that readers get."""

import io
import threading

import pypdfium2
from PIL import Image

from articles.facsimile.models import WIDTHS

# Measured in docs/decisions/page-files.md.
ENCODERS = {
    "avif": {"quality": 55, "speed": 10, "subsampling": "4:2:0"},
    "webp": {"quality": 70, "method": 1},
}
PDFIUM = threading.Lock()  # the library is not made for two threads at once


def size_of(pdf, number=0):
    """Width and height in points of a page (from 0) of this PDF."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return document[number].get_size()


def rendered(pdf, width, number=0):
    """A page of the PDF as an RGB image, `width` pixels wide."""
    with PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
        return bitmap.to_pil().convert("RGB")  # a copy: the bitmap goes with the document


def pictures_of(pdf, number=0):
    """Every picture of a page: yields (width, kind, bytes). About 2 seconds of work."""
    largest = rendered(pdf, WIDTHS[-1], number)
    for width in WIDTHS:
        height = max(1, round(width * largest.height / largest.width))
        image = largest.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for kind, options in ENCODERS.items():
            file = io.BytesIO()
            image.save(file, kind, **options)
            yield width, kind, file.getvalue()
