"""PDFs that are broken, locked, far too large or meant ill are refused with a reason, soon, and by the child alone."""

import tempfile
import time

import pytest

from articles.facsimile.elsewhere import child
from articles.facsimile.elsewhere.sentences import SENTENCES, sentence_of
from newsroom.confined import Unreadable
from tests.facsimile.elsewhere import hostile

SECONDS = 60


def read(data):
    """What becomes of it: the code of the refusal, or the bytes that are kept of its first page."""
    with tempfile.TemporaryFile() as file, tempfile.TemporaryDirectory() as folder:
        file.write(data)
        file.flush()
        try:
            child.read(file, folder)
        except Unreadable as refusal:
            assert str(sentence_of(refusal))
            return refusal.code
        with open(f"{folder}/1.pdf", "rb") as kept:
            return kept.read()


def test_each_is_refused_with_its_reason_and_in_time():
    surprises = []
    for name, (data, code) in hostile.files().items():
        start = time.monotonic()
        became = read(data)
        took = time.monotonic() - start
        codes = code if isinstance(code, tuple) else (code,)
        expected = became in codes or (code is None and isinstance(became, bytes))
        if not expected or took > SECONDS:
            surprises.append((name, became if isinstance(became, str) else "taken", round(took)))
        assert isinstance(became, bytes) or became in SENTENCES
    assert not surprises


def test_what_acts_in_a_pdf_stays_behind():
    kept = read(hostile.active())

    assert hostile.opens(kept)
    for name in (b"/JavaScript", b"/JS", b"/AA", b"/OpenAction", b"/Launch", b"/EmbeddedFile", b"/Annots"):
        assert name not in kept


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    with tempfile.TemporaryFile() as file, tempfile.TemporaryDirectory() as folder:
        file.write(b"%PDF-1.7\n")
        file.truncate(child.MAX_FILE + 1)  # takes no room on the disk

        with pytest.raises(Unreadable) as refusal:
            child.read(file, folder)

    assert refusal.value.code == "too_big"
