"""The upload in a real browser: a file dropped into the box, and nothing else on the form touched."""

from playwright.sync_api import expect

from articles.models import Article
from tests.ingest.pages import OWN


def test_a_page_is_chosen_imported_and_reported(page, login, desk_editor):
    login(page, desk_editor)
    page.goto("/admin/ingest/pageimport/add/")

    page.locator("#id_file").set_input_files(OWN)
    expect(page.locator("#id_date")).to_have_value("")
    page.get_by_role("button", name="导入").click()

    draft = Article.objects.get(headline__startswith="采育镇")
    link = page.get_by_role("link", name=draft.headline).first
    expect(link).to_have_attribute("href", f"/admin/articles/article/{draft.pk}/change/")
    expect(page.get_by_text("接第16行，重复的“用”已删")).to_be_visible()
