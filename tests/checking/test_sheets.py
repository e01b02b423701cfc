"""Word lists as spreadsheets: there and back, and what strangers may send."""

import csv
import io
import time
import tracemalloc
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.checking.models import Word, WordList
from articles.checking.sheets import export, import_words
from articles.spreadsheets.reading import SheetRefused, read_rows
from articles.spreadsheets.writing import written
from tests.factory import the

pytestmark = pytest.mark.django_db
STARTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "'quoted", "'=1"]


@pytest.fixture
def mistakes():
    return WordList.objects.get(kind="mistake")


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def text(*rows, encoding="utf-8-sig"):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode(encoding)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_list_comes_back_as_it_went(mistakes, kind):
    Word.objects.create(
        word_list=mistakes, term="=公式", suggestion="+1", note="@x，“引号”\n第二行", is_blocking=True
    )
    before = mistakes.draft()
    data = export(mistakes, before, kind)
    mistakes.words.all().delete()

    outcome = import_words(mistakes, data, f"words.{kind}")

    assert outcome.bad == []
    assert mistakes.draft() == before


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_leaders_keep_their_order(kind):
    leaders = WordList.objects.get(kind="leader")
    Word.objects.create(word_list=leaders, term="申屠明远", title="主席", rank=2)
    Word.objects.create(word_list=leaders, term="欧阳清和", title="党组书记", rank=1)
    data = export(leaders, leaders.draft(), kind)
    leaders.words.all().delete()

    import_words(leaders, data, "leaders")

    assert [(word["term"], word["rank"]) for word in leaders.draft()] == [("欧阳清和", 1), ("申屠明远", 2)]


@pytest.mark.parametrize("value", STARTS)
def test_no_cell_begins_a_formula(value):
    rows = list(csv.reader(io.StringIO(written("csv", ["词"], [[value]]).decode("utf-8-sig"), newline="")))
    cell = openpyxl.load_workbook(io.BytesIO(written("xlsx", ["词"], [[value]]))).active["A2"]

    assert rows[1][0] == f"'{value}"
    assert cell.value == f"'{value}".replace("\r", "\n")  # XML knows one end of a line
    assert cell.data_type == "s"
    assert read_rows(written("csv", ["词"], [[value]]), "x")[1].cells == [value]
    assert read_rows(written("xlsx", ["词"], [[value]]), "x")[1].cells == [value.replace("\r", "\n")]


def test_a_csv_is_read_as_excel_in_china_writes_it(mistakes):
    rows = [["词或姓名", "建议写法"], ["旧词", "新词"]]

    for data in (text(*rows, encoding="gb18030"), text(*rows), text(*rows, encoding="utf-8")):
        mistakes.words.filter(term="旧词").delete()
        assert import_words(mistakes, data, "x.csv").added == 1


def test_columns_are_known_in_both_languages(mistakes):
    assert import_words(mistakes, text(["word or name", "write instead"], ["旧词", "新词"]), "x").added == 1


def test_bad_rows_are_given_back_by_number_with_a_sentence(mistakes):
    data = sheet(
        ["term", "suggestion", "is_blocking"],
        ["好词", "更好", "是"],
        ["", "没有词", ""],
        ["长" * 61, "", ""],
        ["公式", "=1+1", ""],
        ["疑问", "", "大概"],
        [None, None, None],
        ["好词", "又来", ""],
        ["多了", "", "", "一列"],
    )

    outcome = import_words(mistakes, data, "x.xlsx")

    assert outcome.added == 1
    assert [number for number, _cells, _sentence in outcome.bad] == [3, 4, 5, 6, 8, 9]
    assert all(sentence for _number, _cells, sentence in outcome.bad)
    assert mistakes.words.get(term="好词").is_blocking


def test_what_the_file_does_not_say_stays(mistakes):
    Word.objects.create(word_list=mistakes, term="旧词", note="说明", is_blocking=True)

    import_words(mistakes, text(["term", "suggestion"], ["旧词", "新词"]), "x.csv")

    word = mistakes.words.get(term="旧词")
    assert (word.suggestion, word.note, word.is_blocking) == ("新词", "说明", True)


def test_the_list_is_replaced_only_by_a_file_without_a_fault(mistakes):
    count = mistakes.words.count()
    bad = text(["term"], ["新词"], ["长" * 61])
    assert import_words(mistakes, bad, "x", replaces=True).is_refused
    assert mistakes.words.count() == count

    assert import_words(mistakes, text(["term"], ["新词"]), "x", replaces=True).removed == count
    assert [word.term for word in mistakes.words.all()] == ["新词"]


def test_unknown_columns_are_said_and_nothing_is_taken(mistakes):
    count = mistakes.words.count()

    for data in (
        text(["term", "谁知道"], ["新词", "x"]),
        text(["新词", "x"]),
        text(["term", "term"], ["a", "b"]),
        b"",
    ):
        assert import_words(mistakes, data, "x").is_refused
    assert mistakes.words.count() == count


# Hostile files


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def repacked(name, content):
    """A real spreadsheet with one part exchanged."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sheet(["term"], ["词"]))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return file.getvalue()


NESTED = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij"))
ENTITIES = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{NESTED}]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>"""
OUTSIDE = ENTITIES.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY j SYSTEM "file:///etc/passwd">')
SHEET = "xl/worksheets/sheet1.xml"

HOSTILE = {
    "zip bomb": lambda: packed(**{"xl/workbook.xml": b"\0" * 60_000_000}),
    "bomb in a sheet": lambda: repacked(SHEET, b" " * 40_000_000),
    "many parts": lambda: packed(**{f"{n}.xml": "x" for n in range(500)}),
    "entity bomb": lambda: repacked(SHEET, ENTITIES),
    "outside entity": lambda: repacked(SHEET, OUTSIDE),
    "entity bomb in strings": lambda: repacked("xl/workbook.xml", ENTITIES),
    "no spreadsheet": lambda: packed(a="b"),
    "cut off": lambda: sheet(["term"], ["词"])[:-200],
    "broken inside": lambda: repacked(SHEET, "<worksheet><sheetData>"),
    "old xls": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 4,
    "too large": lambda: b"a," * 3_000_000,
    "too many rows": lambda: b"a\n" * 20_000,
    "a cell without end": lambda: b'"' + b"a" * 300_000,
    "not closed": lambda: b'term\n"a',
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_at_once(make):
    data = make()
    tracemalloc.start()
    begun = time.perf_counter()

    with pytest.raises(SheetRefused) as refused:
        read_rows(data, "词表.xlsx")

    seconds, (_now, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(refused.value)
    assert seconds < 2
    assert peak < 100 * 1024**2


def test_cells_far_away_cost_nothing():
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>term</t></is></c></row>' + b"".join(
        b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(2, 9_000)
    )
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>'
    data = repacked(SHEET, head + rows + b"</sheetData></worksheet>")
    begun = time.perf_counter()

    read_rows(data, "x.xlsx")

    assert time.perf_counter() - begun < 5


def test_a_stray_cell_far_below_is_a_row_and_costs_little():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A300000"] = "term", 0
    file = io.BytesIO()
    book.save(file)
    begun = time.perf_counter()

    found = read_rows(file.getvalue(), "x.xlsx")

    assert [(row.number, row.cells) for row in found] == [(1, ["term"]), (300_000, ["0"])]
    assert time.perf_counter() - begun < 5


# The addresses


def test_an_import_shows_what_became_of_each_row(client, mistakes):
    client.force_login(the("proofreader"))
    data = sheet(["term"], ["新词"], ["长" * 61])

    answer = client.post(
        reverse("admin:checking_wordlist_import", args=[mistakes.pk]),
        {"file": SimpleUploadedFile("词表.xlsx", data)},
    )

    page = answer.content.decode()
    assert "长长长" in page
    assert mistakes.words.filter(term="新词").exists()


def test_an_export_is_a_file_to_be_saved(client, mistakes):
    client.force_login(the("auditor"))

    for kind in ("xlsx", "csv"):
        answer = client.get(reverse(f"admin:checking_wordlist_{kind}", args=[mistakes.pk]))
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    version = reverse("admin:checking_wordlist_csv", args=[mistakes.pk]) + "?version=1"
    assert "部暑" in client.get(version).content.decode("utf-8-sig")
    assert client.get(version + "9").status_code == 404
