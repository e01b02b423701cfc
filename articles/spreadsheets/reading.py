"""The rows of a spreadsheet that somebody sends us. It may come from anybody and hold anything.

An .xlsx is a zip archive of XML. It is measured by its table of contents before a byte is
unpacked (zipfile then reads no more than was declared), and parsed through defusedxml, which
refuses entities. Formulas are never evaluated: they are rows that somebody has to look at.
"""

import csv
import io
import zipfile
import zlib
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from articles.spreadsheets.cells import plain

LARGEST = 5 * 1024**2  # bytes of the file
LARGEST_UNPACKED = 24 * 1024**2  # bytes of all its parts; ten thousand words take two
MOST_PARTS = 200
MOST_ROWS = 10_000
LAST_ROW = 1_048_576  # Excel's own
MOST_COLUMNS = 20
LAST_COLUMN = 50  # what stands further to the right is not looked for
LONGEST_CELL = 2_000  # characters

assert openpyxl.DEFUSEDXML, "openpyxl has to parse through defusedxml"


class SheetRefused(Exception):
    """A file that is no table for us. `str()` is a sentence for the person who sent it."""


class Row(NamedTuple):
    number: int  # as the spreadsheet program counts, from 1
    cells: list[str]
    problem: str = ""  # a sentence, where the row cannot be read as text


def read_rows(data, name):
    """The rows of the first sheet of `data` (bytes), empty ones left out; the kind goes by the content.

    Raises `SheetRefused`. `name` is the file's, for what is said about it.
    """
    if len(data) > LARGEST:
        raise SheetRefused(_("“%(name)s” is larger than 5 MB.") % {"name": name})
    if data.startswith(b"PK"):
        return _xlsx(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetRefused(
            _("“%(name)s” is an old .xls, or has a password. Save it as .xlsx without one.") % {"name": name}
        )
    return _csv(data, name)


def _filled(rows):
    """Those in which something stands. Raises `SheetRefused` as soon as there are too many."""
    count = 0
    for row in rows:
        if row.problem or any(cell.strip() for cell in row.cells):
            count += 1
            if count > MOST_ROWS:
                raise SheetRefused(_("There are more than %(n)s rows.") % {"n": MOST_ROWS})
            yield row


def _xlsx(data, name):
    broken = _("“%(name)s” cannot be read as a spreadsheet.") % {"name": name}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise SheetRefused(_("“%(name)s” is too large when unpacked.") % {"name": name})
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN)
        # A stray cell in the last row of all has a million empty ones made up before it.
        rows = (_row(number, row) for number, row in enumerate(cells, start=1) if _has_anything(row))
        return list(_filled(rows))
    except SheetRefused:
        raise
    except DefusedXmlException as error:
        raise SheetRefused(_("“%(name)s” holds entities, as harmful files do.") % {"name": name}) from error
    except (zipfile.BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise SheetRefused(broken) from error
    except (OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise SheetRefused(broken) from error  # cut off, packed in a strange way, or with a password


def _has_anything(cells):
    return any(cell.value is not None for cell in cells)


def _row(number, cells):
    texts = [_text(cell.value) for cell in cells]
    if any(cell.data_type == "f" for cell in cells):
        return Row(number, texts, _("A cell holds a formula. Put its result there as text."))
    return _checked(number, texts)


def _text(value):
    """A cell's value as a person reads it: a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _csv(data, name):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")  # what Excel writes in China
        except UnicodeDecodeError as error:
            raise SheetRefused(
                _("“%(name)s” is neither .xlsx nor a text in UTF-8 or GB 18030.") % {"name": name}
            ) from error
    if "\0" in text:
        raise SheetRefused(_("“%(name)s” cannot be read as a spreadsheet.") % {"name": name})
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return list(_filled(_checked(number, row) for number, row in enumerate(lines, start=1)))
    except csv.Error as error:  # a cell of more than 128 KB, a quote that never ends
        raise SheetRefused(_("“%(name)s” cannot be read as a spreadsheet.") % {"name": name}) from error


def _checked(number, texts):
    """The row as text, without the apostrophes that kept it from being a formula, and without empty cells at its end."""
    while texts and not texts[-1]:
        texts.pop()
    if any(text.startswith("=") for text in texts):
        return Row(number, texts, _("A cell holds a formula. Put its result there as text."))
    if len(texts) > MOST_COLUMNS and any(text.strip() for text in texts[MOST_COLUMNS:]):
        return Row(number, texts[:MOST_COLUMNS], _("There are too many columns."))
    if any(len(text) > LONGEST_CELL for text in texts):
        return Row(number, [text[:80] for text in texts], _("A cell is too long."))
    if any(ord(letter) < 32 and letter not in "\t\r\n" for text in texts for letter in text):
        return Row(number, texts, _("A cell holds control characters."))
    return Row(number, [plain(text) for text in texts[:MOST_COLUMNS]])
