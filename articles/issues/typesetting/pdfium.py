"""PDFs opened one at a time: pdfium is not made for threads."""

import threading
from contextlib import contextmanager

import pypdfium2

ONE_AT_A_TIME = threading.RLock()


@contextmanager
def opened(pdf):
    """A PDF, as bytes or a path, as a `PdfDocument`. Raises `PdfiumError` if it is none."""
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
