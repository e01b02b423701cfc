"""The upload in the back office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.ingest.intake import import_page
from articles.ingest.models import PageImport
from articles.models import Article
from tests.ingest.pages import OWN, text_of

ADD = "/admin/ingest/pageimport/add/"


@pytest.fixture
def desk(client, desk_editor):
    client.force_login(desk_editor)
    return client


def upload(client, data, name="page.md", **fields):
    return client.post(ADD, {"file": SimpleUploadedFile(name, data), "text": "", **fields}, follow=True)


def test_a_file_is_imported_and_its_report_shown(desk):
    response = upload(desk, OWN.read_bytes())
    page = response.content.decode()

    assert response.redirect_chain[0][0] == PageImport.objects.get().get_absolute_url()
    for article in Article.objects.all():
        assert reverse("admin:articles_article_change", args=[article.pk]) in page
        assert article.headline in page
    assert "接第16行，重复的“用”已删" in page
    assert "责任编辑 孟雨桐" in page


def test_pasted_text_is_imported(desk):
    desk.post(ADD, {"text": text_of(OWN), "date": "2026-11-22"})

    page_import = PageImport.objects.get()
    assert (page_import.filename, str(page_import.date)) == ("粘贴的文字", "2026-11-22")


def test_pasting_what_was_uploaded_makes_nothing_twice(desk):
    upload(desk, OWN.read_bytes())

    response = desk.post(ADD, {"text": text_of(OWN).replace("\n", "\r\n")}, follow=True)

    assert "没有再生成稿件" in response.content.decode()
    assert Article.objects.count() == 6


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"text": ""}, "请选择文件"),
        ({"text": "一段还没有贴完的文字", "date": "明天"}, "一段还没有贴完的文字"),
        ({"text": "一段还没有贴完的文字", "file": SimpleUploadedFile("a.md", b"x")}, "请分两次导入"),
    ],
)
def test_a_mistake_keeps_what_was_typed(desk, fields, word):
    response = desk.post(ADD, fields)

    assert response.status_code == 200
    assert word in response.content.decode()
    assert fields["text"] in response.content.decode()
    assert not PageImport.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [("a.pdf", b"%PDF-1.7", "PDF"), ("a.docx", b"PK\x03\x04", "Word"), ("a.txt", b"", "没有文字")],
)
def test_a_file_that_is_no_page_is_refused_in_a_sentence(desk, name, data, word):
    assert word in upload(desk, data, name).content.decode()


def test_the_text_of_a_page_is_shown_and_never_run(desk):
    response = upload(desk, "# <script>alert(1)</script>\n\n本报讯 <img src=x onerror=alert(1)>。".encode())
    page = response.content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_original_is_handed_out_as_a_file(desk):
    page_import = import_page("# 驿站\n\n本报讯 开门。", filename="原稿.md")

    response = desk.get(reverse("admin:ingest_pageimport_original", args=[page_import.pk]))

    assert b"".join(response.streaming_content).decode() == "# 驿站\n\n本报讯 开门。"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]


def test_an_import_of_somebody_else_is_not_there(client, reporter, make_user):
    page_import = import_page("# 驿站\n\n本报讯 开门。", by=reporter)
    client.force_login(make_user("sun", "reporter"))

    for name in ("change", "original"):
        address = reverse(f"admin:ingest_pageimport_{name}", args=[page_import.pk])
        assert client.get(address).status_code == 404
    assert "开门" not in client.get(reverse("admin:ingest_pageimport_changelist")).content.decode()


def test_bringing_a_page_that_somebody_else_has_brought_shows_nothing_of_it(client, reporter, make_user):
    import_page("# 驿站\n\n本报讯 开门。", by=reporter)
    client.force_login(make_user("sun", "reporter"))

    response = client.post(ADD, {"text": "# 驿站\n\n本报讯 开门。"}, follow=True)

    assert response.redirect_chain == [(ADD, 302)]
    assert "没有再生成稿件" in response.content.decode()


def test_the_report_names_drafts_only_to_those_who_may_see_them(client, reporter, make_user):
    page_import = import_page("# 驿站\n\n本报讯 开门。", by=reporter)
    draft = Article.objects.get()
    link = reverse("admin:articles_article_change", args=[draft.pk])
    client.force_login(reporter)
    assert link in client.get(page_import.get_absolute_url()).content.decode()

    draft.bylines.all().delete()
    Article.objects.update(author=make_user("sun", "reporter"))

    assert link not in client.get(page_import.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", ["correspondent", "photographer", "proofreader", "administrator"])
def test_who_may_not_import_is_refused(client, make_user, role):
    client.force_login(make_user("x", role))

    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"text": "# 驿站\n\n本报讯 开门。"}).status_code == 403


def test_an_auditor_reads_and_imports_nothing(client, make_user):
    page_import = import_page("# 驿站\n\n本报讯 开门。")
    client.force_login(make_user("x", "auditor"))

    assert client.get(page_import.get_absolute_url()).status_code == 200
    assert client.get(ADD).status_code == 403


def test_the_list_asks_as_many_questions_for_many_imports(desk, django_assert_num_queries):
    address = reverse("admin:ingest_pageimport_changelist")
    import_page("# 一号驿站\n\n本报讯 开门。")
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk.get(address)
    for number in range(8):
        import_page(f"# {number}号驿站\n\n本报讯 开门，{number}。")

    with django_assert_num_queries(len(few)):
        desk.get(address)


def test_the_report_asks_as_many_questions_for_many_stories(desk, django_assert_num_queries):
    small = import_page("# 一号驿站\n\n本报讯（记者 林晓）东城区总工会的驿站开门。")
    large = import_page(text_of(OWN))
    with CaptureQueriesContext(connection) as few:
        desk.get(small.get_absolute_url())

    with django_assert_num_queries(len(few)):
        desk.get(large.get_absolute_url())
