"""A spreadsheet from outside, opened by a process of its own (`newsroom.confined`).

An .xlsx is a zip archive of XML. It is measured by its table of contents before a byte is
unpacked (zipfile then reads no more than was declared), and parsed through defusedxml, which
refuses entities. Formulas are never evaluated: they are rows that somebody has to look at.
"""

import csv
import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException

from articles.spreadsheets.cells import Row, plain
from newsroom.confined import Unreadable

LARGEST_UNPACKED = 24 * 1024**2  # bytes of all its parts; ten thousand words take two
MOST_PARTS = 200
MOST_ROWS = 10_000
LAST_ROW = 1_048_576  # Excel's own
MOST_COLUMNS = 20
LAST_COLUMN = 50  # what stands further to the right is not looked for
LONGEST_CELL = 2_000  # characters

assert openpyxl.DEFUSEDXML, "openpyxl has to parse through defusedxml"


def answer(file):
    """Within the child."""
    data = file.read()
    if data.startswith(b"PK"):
        return {"rows": _xlsx(data)}
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("old")
    return {"rows": _csv(data)}


def _filled(rows):
    """Those in which something stands. Raises `Unreadable` as soon as there are too many."""
    count = 0
    for row in rows:
        if row.problem or any(cell.strip() for cell in row.cells):
            count += 1
            if count > MOST_ROWS:
                raise Unreadable("rows", n=MOST_ROWS)
            yield row


def _xlsx(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise Unreadable("unpacked")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN)
        # A stray cell in the last row of all has a million empty ones made up before it.
        rows = (_row(number, row) for number, row in enumerate(cells, start=1) if _has_anything(row))
        return list(_filled(rows))
    except (Unreadable, MemoryError):
        raise
    except DefusedXmlException as error:
        raise Unreadable("entities") from error
    except (zipfile.BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Unreadable("broken") from error
    except (OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise Unreadable("broken") from error  # cut off, packed in a strange way, or with a password


def _has_anything(cells):
    return any(cell.value is not None for cell in cells)


def _row(number, cells):
    texts = [_text(cell.value) for cell in cells]
    if any(cell.data_type == "f" for cell in cells):
        return Row(number, texts, "formula")
    return _checked(number, texts)


def _text(value):
    """A cell's value as a person reads it: a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _csv(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")  # what Excel writes in China
        except UnicodeDecodeError as error:
            raise Unreadable("neither") from error
    if "\0" in text:
        raise Unreadable("broken")
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return list(_filled(_checked(number, row) for number, row in enumerate(lines, start=1)))
    except csv.Error as error:  # a cell of more than 128 KB, a quote that never ends
        raise Unreadable("broken") from error


def _checked(number, texts):
    """The row as text, without the apostrophes that kept it from being a formula, and without empty cells at its end."""
    while texts and not texts[-1]:
        texts.pop()
    if any(text.startswith("=") for text in texts):
        return Row(number, texts, "formula")
    if len(texts) > MOST_COLUMNS and any(text.strip() for text in texts[MOST_COLUMNS:]):
        return Row(number, texts[:MOST_COLUMNS], "columns")
    if any(len(text) > LONGEST_CELL for text in texts):
        return Row(number, [text[:80] for text in texts], "long")
    if any(ord(letter) < 32 and letter not in "\t\r\n" for text in texts for letter in text):
        return Row(number, texts, "control")
    return Row(number, [plain(text) for text in texts[:MOST_COLUMNS]])
