"""`manage.py import_page`: contract."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.ingest.models import PageImport
from articles.models import Article
from tests.ingest.pages import OWN

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("import_page", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_prints_what_became_of_every_line():
    lines = run(OWN).splitlines()
    count = len(OWN.read_text().split("\n"))

    assert [int(line.split()[0]) for line in lines[:count]] == list(range(1, count + 1))
    assert "电头 + 署名 + 正文 [1]" in lines[11]
    assert "接第16行，重复的“用”已删" in lines[17]
    assert lines[-2:] == ["6篇稿件", "0行未归入稿件"]


def test_it_names_the_drafts():
    assert f"[6] 草稿{Article.objects.count() or ''}"[:6] in run(OWN)
    assert "巧手“缝”春光" in run(OWN)


def test_json_holds_the_same_account():
    report = json.loads(run(OWN, "--json"))

    assert len(report["stories"]) == 6
    assert len(report["lines"]) == len(OWN.read_text().split("\n"))
    assert report["stories"][0]["article"] == Article.objects.earliest("pk").pk
    assert report["date"] == "2026-03-12"
    for story in report["stories"]:
        draft = Article.objects.get(pk=story["article"])
        assert [place["path"] for place in story["districts"]] == [d.path for d in draft.districts.all()]
        assert [text for text in story["paragraphs"] if text not in draft.body] == []
        assert story["paragraphs"]


def test_a_second_time_it_says_so_and_makes_nothing():
    run(OWN)

    assert "没有再生成稿件" in run(OWN)
    assert json.loads(run(OWN, "--json"))["was_there_before"] is True
    assert Article.objects.count() == 6


def test_the_date_and_the_account_may_be_given(reporter):
    run(OWN, "--date", "2026-11-22", "--by", "lin")

    page_import = PageImport.objects.get()
    assert page_import.date.isoformat() == "2026-11-22"
    assert page_import.imported_by == reporter


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["no-such-file.md"], "无法读取"),
        (["tests"], "文件夹"),
        ([OWN, "--date", "tomorrow"], "不是日期"),
        ([OWN, "--by", "nobody"], "没有账号"),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(arguments, word):
    with pytest.raises(CommandError, match=word):
        run(*arguments)


def test_a_file_that_is_no_text_is_refused_by_name(tmp_path):
    file = tmp_path / "page.pdf"
    file.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match="PDF"):
        run(file)
