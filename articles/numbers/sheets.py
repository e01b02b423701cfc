"""Tables as files: a spreadsheet, or CSV that a Chinese Excel opens as it is."""

import csv
import io

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # OWASP, CSV injection


def safe(value):
    """A cell that no program takes for a formula. Numbers stay numbers."""
    if not isinstance(value, str):
        return value
    value = "".join(each for each in value if each >= " " or each in "\n\t")
    return f"'{value}" if value.startswith(FORMULA) else value


def answer(name, headings, rows, kind="xlsx"):
    """The download called `name`. `kind` is xlsx or csv."""
    data, content_type = (
        (csv_file(headings, rows), "text/csv; charset=utf-8")
        if kind == "csv"
        else (xlsx_file(headings, rows), XLSX)
    )
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def csv_file(headings, rows):
    """With a byte order mark, without which Excel reads Chinese as GBK."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerows(
        [safe(str(value)) if isinstance(value, str) else value for value in row] for row in [headings, *rows]
    )
    return "\ufeff".encode() + file.getvalue().encode()


def xlsx_file(headings, rows):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for index, heading in enumerate(headings, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = max(10, 2.2 * len(heading))
    top = [WriteOnlyCell(sheet, value=safe(str(heading))) for heading in headings]
    for cell in top:
        cell.font = Font(bold=True)
    sheet.append(top)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet, value):
    cell = WriteOnlyCell(sheet, value=safe(value))
    if isinstance(value, str):
        cell.data_type = "s"  # text, whatever it looks like
    return cell
