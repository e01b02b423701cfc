"""Spreadsheets: damaged, bursting, without end."""

import io
import zipfile

from openpyxl import Workbook

from tests.hostile_files.generator import Hostile
from tests.hostile_files.generator.damage import damaged


def book():
    made = Workbook()
    for row in (["term", "suggestion", "note", "is_blocking"], ["错字", "对字", "注", ""]):
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def good(seed=0):
    return book()


def files():
    for maker in (torn, odd):
        for title, data in maker():
            yield Hostile("sheet", title, data, f"{title[:40]}.xlsx")


def torn():
    yield from damaged(book(), "spreadsheet")


def changed(name, data):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, data if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, data)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def odd():
    entity = '<!DOCTYPE x [<!ENTITY a "' + "x" * 50_000 + '">]>'
    yield "entities", changed(SHEET, entity + HEAD + "<row><c t='str'><v>" + "&a;" * 5000)
    yield (
        "an entity from outside",
        changed(SHEET, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD + "<row><c><v>&a;"),
    )
    yield (
        "entities in the shared words",
        changed("xl/sharedStrings.xml", entity + "<sst>" + "&a;" * 5000 + "</sst>"),
    )
    yield (
        "shared words of 23 megabytes",
        changed("xl/sharedStrings.xml", "<sst><si><t>" + "字" * 7_600_000 + "</t></si></sst>"),
    )
    yield "a part of 100 megabytes", changed(SHEET, HEAD + " " * 100 * 2**20)
    yield (
        "a million cells",
        changed(SHEET, HEAD + "<row>" + "<c/>" * 1_000_000 + "</row></sheetData></worksheet>"),
    )
    yield (
        "a million rows",
        changed(SHEET, HEAD + "<row><c><v>1</v></c></row>" * 800_000 + "</sheetData></worksheet>"),
    )
    yield (
        "a cell in the last row",
        changed(
            SHEET, HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        ),
    )
    yield (
        "a row of nowhere",
        changed(
            SHEET, HEAD + '<row r="-5"><c r="ZZZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>'
        ),
    )
    yield "brackets without end", changed(SHEET, HEAD + "<row>" * 200_000)
    yield "a program within", changed("xl/vbaProject.bin", b"MZ")
    yield (
        "a link to another book",
        changed("xl/externalLinks/externalLink1.xml", '<externalLink Target="file:///etc/passwd"/>'),
    )
    yield (
        "numbers that are none",
        changed(
            SHEET,
            HEAD
            + "<row><c t='s'><v>99999999</v></c><c t='d'><v>x</v></c><c><v>1e9999</v></c></row></sheetData></worksheet>",
        ),
    )
    for title, text in {
        "a quote without end": '"' + "x" * 2_000_000,
        "ten thousand columns": ",".join("x" * 10_000),
        "two million lines": "a\n" * 2_000_000,
        "nothing but commas": "," * 4_000_000,
        "NUL": "term\0\n",
        "formulas": "term\n=cmd|' /C calc'!A0\n",
    }.items():
        yield title, text.encode()
    yield "half a letter", "错字".encode("gb18030")[:3]
