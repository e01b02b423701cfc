"""A table as a file that people open in Excel, WPS or LibreOffice."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from articles.spreadsheets.cells import VALUES, safe

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def written(kind, header, rows, *, title="", widths=()):
    """The file as bytes. `kind` is "xlsx" or "csv"; `widths` are those of the columns, in characters."""
    if kind == "csv":
        return _csv([header, *rows])
    return _xlsx(header, rows, title, widths)


def _csv(rows):
    """With a byte order mark: without it, Excel reads Chinese as nonsense."""
    text = io.StringIO()
    csv.writer(text).writerows([[safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(header, rows, title, widths):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(letter for letter in title if letter not in r"[]:*?/\'")[:31] or None)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, bold=True) for name in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet, value, *, bold=False):
    """A cell whose text is text, whatever it begins with; without what XML cannot hold."""
    if not isinstance(value, VALUES):
        value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    cell = WriteOnlyCell(sheet, safe(value))
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
