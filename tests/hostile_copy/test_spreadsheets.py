"""No cell that we write begins a formula, in any file; and what is a number stays one."""

import ast
import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from articles.spreadsheets.reading import read_rows
from articles.spreadsheets.writing import written
from tests.hostile_copy import payloads

ROOT = Path(__file__).parents[2]
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
UNSEEN = " \ufeff\u200b\xa0\u3000\x00\x01\x1f\v\f"
WRITERS = {"csv", "openpyxl", "xlsxwriter", "xlwt", "pandas", "odf", "tablib", "import_export", "pyexcel"}
MAY_WRITE = {"articles/spreadsheets/writing.py"}
MAY_READ = {
    "articles/spreadsheets/opening.py",
    "articles/former/table.py",
    "articles/checking/migrations/0003_first_words.py",
    "newsroom/districts/migrations/0002_beijing.py",
}


def cells(kind, data):
    """(value, whether the program takes it for a formula) of each cell, as a program that opens the file."""
    if kind == "csv":
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        return [(cell, is_formula(cell)) for row in rows for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [(cell.value, cell.data_type == "f" or is_formula(cell.value)) for cell in found]


def is_formula(value):
    """A number that is written as one is none, whatever its sign."""
    if not isinstance(value, str) or not value.lstrip(UNSEEN).startswith(FORMULA):
        return False
    try:
        float(value)
    except ValueError:
        return True
    return False


def test_one_module_alone_writes_spreadsheets():
    users = {}
    for path in [
        *ROOT.glob("articles/**/*.py"),
        *ROOT.glob("newsroom/**/*.py"),
        *ROOT.glob("deploy/**/*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            if WRITERS & {name.partition(".")[0] for name in names}:
                users[str(path.relative_to(ROOT))] = path.read_text()

    assert users.keys() == MAY_WRITE | MAY_READ
    assert not any("csv.writer" in users[name] or "DictWriter" in users[name] for name in MAY_READ)
    assert all("Workbook(" not in users[name] for name in MAY_READ)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_payload_begins_a_formula(kind):
    texts = payloads.texts()

    data = written(kind, texts[:50], ([text, f"  {text}", f"\ufeff{text}"] for text in texts))

    assert [value for value, runs in cells(kind, data) if runs] == []


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_lazy_words_and_objects_are_text_too(kind):
    class Named:
        def __str__(self):
            return "=1+1"

    data = written(kind, [gettext_lazy("=1+1")], [[Named()], [gettext_lazy("@x")]])

    assert [value for value, _ in cells(kind, data)] == ["'=1+1", "'=1+1", "'@x"]


def test_numbers_stay_numbers():
    row = [-5, -0.25, Decimal("-3.50"), 0, True, date(2026, 11, 23), None]

    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx", ["x"], [row]))).active
    text = written("csv", ["x"], [row]).decode("utf-8-sig")

    assert [cell.value for cell in sheet[2]][:5] == [-5, -0.25, -3.5, 0, True]
    assert all(cell.data_type == "n" for cell in sheet[2][:4])
    assert text == "x\r\n-5,-0.25,-3.50,0,True,2026-11-23,\r\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_any_text_is_read_back_as_it_was(text):
    (_head, row) = (
        read_rows(written("csv", ["x"], [["#", text]]), "x.csv") if text.isprintable() else (None, None)
    )

    assert row is None or row.cells in (["#", text], ["#"]) or row.problem
