"""Word files by the doors of the back office: the form, what is said, the report, the original."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.ingest.word.intake import import_word
from articles.ingest.word.models import WordImport
from articles.models import Article
from articles.photos.models import Photo
from newsroom.reporters.models import Desk
from tests.ingest.word import stories

pytestmark = pytest.mark.django_db
ADD = "/admin/ingest/wordimport/add/"


def upload(data=None, name="驿站.docx"):
    return SimpleUploadedFile(name, stories.of_word() if data is None else data)


@pytest.fixture
def as_reporter(client, reporter):
    client.force_login(reporter)
    return client


def test_one_file_leads_to_its_draft_and_says_what_came_along(as_reporter):
    answer = as_reporter.post(ADD, {"files": [upload()]}, follow=True)

    draft = Article.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("admin:articles_article_change", args=[draft.pk])
    assert "带上了3张图片" in answer.content.decode()


def test_several_files_become_several_drafts_and_each_is_answered_by_itself(as_reporter):
    files = [upload(), upload(stories.of_wps(), "比武.docx"), upload(b"{\\rtf1 x}", "旧稿.docx")]

    page = as_reporter.post(ADD, {"files": files}).content.decode()

    assert Article.objects.count() == 2
    for words in ("采育镇十二家驿站", "窦店镇总工会举办", "旧稿.docx", "RTF"):
        assert words in page


def test_scripts_are_answered_in_json(as_reporter):
    headers = {"Accept": "application/json"}

    made = as_reporter.post(ADD, {"files": [upload()]}, headers=headers)
    refused = as_reporter.post(ADD, {"files": [upload(b"%PDF-1.7", "稿.docx")]}, headers=headers)

    assert made.status_code == 200
    assert made.json()["draft"] == reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    assert refused.status_code == 422
    assert "PDF" in refused.json()["error"]


def test_the_same_file_leads_to_the_draft_that_is_there(as_reporter):
    as_reporter.post(ADD, {"files": [upload()]})

    answer = as_reporter.post(ADD, {"files": [upload()]}, follow=True)

    assert Article.objects.count() == 1
    assert "已经导入过" in answer.content.decode()


def test_without_a_file_the_form_says_so(as_reporter):
    assert as_reporter.post(ADD, {}).context["form"].errors["files"]


def test_the_report_tells_of_every_line(as_reporter, reporter):
    word_import = import_word(upload(), by=reporter)

    page = as_reporter.get(word_import.get_absolute_url()).content.decode()

    for words in ("引题", "副题", "小标题", "图说", "表格的一行", "联系方式或账户", "13800000000"):
        assert words in page
    assert page.count("word-report__photo") == 3


def test_the_report_names_a_draft_only_to_those_who_may_see_it(as_reporter, reporter, make_user):
    word_import = import_word(upload(), by=reporter)
    draft = word_import.article
    link = reverse("admin:articles_article_change", args=[draft.pk])
    assert link in as_reporter.get(word_import.get_absolute_url()).content.decode()

    draft.bylines.all().delete()
    Article.objects.filter(pk=draft.pk).update(author=make_user("another", "reporter"))

    assert link not in as_reporter.get(word_import.get_absolute_url()).content.decode()


def test_who_brings_a_file_again_is_told_nothing_of_a_draft_that_is_another_s_now(as_reporter, make_user):
    headers = {"Accept": "application/json"}
    made = as_reporter.post(ADD, {"files": [upload()]}, headers=headers).json()
    assert (made["draft"], made["headline"]) != ("", "")
    draft = Article.objects.get()
    draft.bylines.all().delete()
    Article.objects.update(author=make_user("another", "reporter"))

    again = as_reporter.post(ADD, {"files": [upload()]}, headers=headers).json()

    assert (again["draft"], again["headline"]) == ("", "")
    assert str(draft) not in again["said"]


def test_the_report_shows_photos_only_to_those_who_may_see_them(client, make_user):
    """A correspondent sees the own photos alone."""
    writer = make_user("fang", "correspondent")
    client.force_login(writer)
    address = import_word(upload(), by=writer).get_absolute_url()
    assert "word-report__photo" in client.get(address).content.decode()

    Photo.objects.update(uploaded_by=make_user("another", "correspondent"), photographer=None)

    assert "word-report__photo" not in client.get(address).content.decode()


def test_the_original_is_handed_out_as_a_file(as_reporter, reporter):
    data = stories.of_wps()
    word_import = import_word(upload(data), by=reporter)

    answer = as_reporter.get(reverse("admin:ingest_wordimport_original", args=[word_import.pk]))

    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_report_is_flat_in_queries(as_reporter, reporter, django_assert_max_num_queries):
    word_import = import_word(upload(), by=reporter)

    with django_assert_max_num_queries(20):
        as_reporter.get(word_import.get_absolute_url())
    with django_assert_max_num_queries(20):
        as_reporter.get("/admin/ingest/wordimport/")


@pytest.mark.parametrize("role", ["correspondent", "reporter", "photographer", "desk editor", "chief editor"])
def test_whoever_files_stories_finds_the_door(client, make_user, role):
    client.force_login(make_user("somebody", role))

    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/add/"):
        assert ADD in client.get(address).content.decode(), address


def test_a_proofreader_finds_none(client, make_user):
    client.force_login(make_user("somebody", "proofreader"))

    assert ADD not in client.get("/admin/articles/article/").content.decode()
    assert client.get(ADD).status_code == 403


def test_others_do_not_learn_of_an_import(client, make_user, reporter):
    word_import = import_word(upload(), by=reporter)
    client.force_login(make_user("zhao", "correspondent"))

    assert client.get(word_import.get_absolute_url()).status_code == 404
    assert client.get(reverse("admin:ingest_wordimport_original", args=[word_import.pk])).status_code == 404
    assert WordImport.objects.count() == 1


def test_the_list_names_no_draft_that_one_may_not_see(client, make_user):
    word_import = import_word(upload(), by=make_user("xu", "desk editor"))
    Article.objects.update(headline="别组的秘密", desk=Desk.objects.create(name="别组", slug="bie"))
    member = make_user("qian", "desk editor")
    Desk.objects.create(name="本组", slug="ben").members.add(member)
    client.force_login(member)

    page = client.get("/admin/ingest/wordimport/").content.decode()

    assert word_import.filename in page
    assert "别组的秘密" not in page


def test_a_search_by_headline_finds_no_draft_that_one_may_not_see(client, db):
    from articles.ingest.word.models import WordImport
    from tests.factory import make_article, the

    story = make_article("draft", headline="尚未公开的题目", author=the("reporter"))
    WordImport.objects.create(filename="a.docx", article=story, imported_by=the("reporter"), sha256="0" * 64)

    for who, number in (("chief editor", 1), ("desk editor", 0)):
        client.force_login(the(who))
        answer = client.get("/admin/ingest/wordimport/?q=尚未公开")
        assert answer.context["cl"].result_count == number, who
