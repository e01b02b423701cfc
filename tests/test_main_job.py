"""The main job, end to end, on real input in a real browser: a newspaper page comes in, and
readers find its stories on the site.

Nothing is reached around the screens but the making of accounts: every step is a click or a
key of the person whose step it is.
"""

import re

import pytest
from django.urls import reverse

from articles.issues.models import Issue
from articles.models import Article
from tests.factory import make_reporter, make_user, picture_file
from tests.ingest.pages import OWN, REAL

pytestmark = [pytest.mark.browser, pytest.mark.main_job, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def newsroom():
    """One account for each role that the job takes."""
    roles = ("reporter", "desk editor", "desk chief", "chief editor", "proofreader", "page editor")
    people = {role: make_user(role) for role in roles}
    make_reporter("周砚", user=people["reporter"])
    return people


@pytest.fixture
def as_(page, login, newsroom):
    """`as_("desk chief", address)`: that person opens that page."""

    def open_as(role, address):
        login(page, newsroom[role])
        page.goto(address)
        return page

    return open_as


def change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def move(page, verb, note=""):
    """Presses a button of the story form, with a note."""
    if note:
        page.fill("#id__note", note)
    press(page, f"button[name=_move][value={verb}]")


def press(page, button):
    """Clicks what leads to another page, and waits for that page."""
    with page.expect_navigation():
        page.locator(button).click()


def take_through_reviews(as_, story):
    for role, verb in (
        ("desk editor", "pass_review"),
        ("desk chief", "pass_review"),
        ("chief editor", "sign_off"),
    ):
        move(as_(role, change(story)), verb)


def import_page(as_, source):
    """The reporter brings the file in by the upload screen. Returns the drafts."""
    page = as_("reporter", reverse("admin:ingest_pageimport_add"))
    page.set_input_files("input[name=file]", source)
    page.locator("#content-main button[type=submit], form.page-import button[type=submit]").click()
    page.wait_for_url("**/pageimport/*/**")
    return list(Article.objects.order_by("pk"))


def complete_with_photos(as_, story, tmp_path):
    """The reporter adds three photos, puts one into the text, and submits."""
    page = as_("reporter", change(story))
    files = []
    for number in range(3):
        file = tmp_path / f"驿站{number}.jpg"
        file.write_bytes(picture_file(size=(480 + 10 * number, 320)).read())
        files.append(file)
    page.wait_for_selector(".ProseMirror[contenteditable]")
    page.set_input_files("#id_photo_files", files)
    page.wait_for_function("document.querySelectorAll('.photo-row').length === 3")
    for number, row in enumerate(page.locator(".photo-row").all()):
        row.locator("textarea[name$=-caption]").fill(f"图为第{number + 1}处暖心驿站。")
        row.locator("input[name$=-credit]").fill("周砚 摄")
    page.locator(".photo-row").nth(1).locator("[data-into-text]").click()
    move(page, "submit")


def place(as_, issue, stories):
    """The page editor puts the stories on page 1, each from the tray."""
    page = as_("page editor", reverse("admin:issues_issue_plan", args=[issue.pk]))
    for story in stories:
        card = page.locator(f"[data-story='{story.pk}']")
        card.locator("summary").click()
        card.locator("button[name=page][value='1']").click()
        page.wait_for_selector(f"[data-story='{story.pk}'] select[data-weight]")


def new_issue(as_):
    """The page editor opens an issue of one page. Returns it."""
    page = as_("page editor", reverse("admin:issues_issue_add"))
    for row in range(1, 4):
        page.fill(f"#id_pages-{row}-name", "")
        page.fill(f"#id_pages-{row}-number", "")
    page.locator("button[name=_save]").click()
    page.wait_for_url("**/plan/")
    return Issue.objects.get()


def prove_and_publish(as_, issue):
    """Proofs, signatures, and the issue is out."""
    page = as_("page editor", reverse("admin:issues_issue_change", args=[issue.pk]))
    press(page, "form[action*='start_proofing'] button")
    for role in ("proofreader", "proofreader", "proofreader", "page editor"):
        page = as_(role, reverse("admin:issues_issue_page", args=[issue.pk, 1]))
        press(page, ".sign-form button")
    page = as_("chief editor", reverse("admin:issues_issue_change", args=[issue.pk]))
    press(page, "form[action*='sign_off'] button")
    page.goto(reverse("admin:issues_issue_publication", args=[issue.pk]))
    press(page, ".publish-form button[type=submit]")


def found_by_search(page, words):
    page.goto(f"/search/?q={words}")
    return page.locator("main").inner_text()


@pytest.mark.parametrize("source", [OWN, REAL], ids=["our own page", "the real page"])
def test_a_page_comes_in_and_its_stories_are_read(as_, page, browser, live_server, tmp_path, source):
    if not source.exists():
        pytest.skip("no real page lies beside this checkout")
    drafts = import_page(as_, source)
    assert len(drafts) == 6 if source == REAL else len(drafts) > 2
    story = next(
        draft
        for draft in drafts
        if draft.bylines.filter(role="correspondent").exists()
        and draft.districts.filter(level="subdistrict").exists()
    )
    other = next(draft for draft in drafts if draft != story and "职工" in draft.body)
    name = story.bylines.filter(role="correspondent").first().reporter.name

    # A story with three photos, and another that is sent back and mended
    complete_with_photos(as_, story, tmp_path)
    take_through_reviews(as_, story)
    move(as_("reporter", change(other)), "submit")
    move(as_("desk editor", change(other)), "send_back", "标题太长，请压缩。")
    desk = as_("reporter", change(other))
    assert "标题太长，请压缩。" in desk.locator(".story-ledger").inner_text()
    desk.fill("#id_headline", "改过的标题")
    move(desk, "submit")
    take_through_reviews(as_, other)

    issue = new_issue(as_)
    place(as_, issue, [story, other])
    prove_and_publish(as_, issue)

    # An anonymous reader
    reader = browser.new_context(base_url=live_server.url, locale="zh-CN").new_page()
    reader.goto("/")
    assert story.headline in reader.locator("main").inner_text()
    reader.locator(f"a:has-text('{story.headline}')").first.click()
    text = reader.locator("main").inner_text()
    assert name in text
    assert "图为第1处暖心驿站。" in text
    assert reader.locator("main figure img:not(.qr)").count() == 3
    assert all(
        reader.evaluate(
            "[...document.querySelectorAll('main figure img')].map((i) => i.complete || i.loading === 'lazy')"
        )
    )
    assert story.headline in found_by_search(reader, name)
    assert "改过的标题" in found_by_search(reader, "改过的标题")
    assert "改过的标题" in found_by_search(reader, "职工")
    reader.goto(story.districts.first().get_absolute_url())
    assert story.headline in reader.locator("main").inner_text()
    for draft in drafts:
        if draft not in (story, other):
            assert reader.goto(draft.get_absolute_url()).status == 404

    # Withdrawn: gone everywhere
    picture = story.photo_uses.first().photo.src
    assert reader.request.get(picture).status == 200
    desk = as_("chief editor", change(story))
    move(desk, "withdraw", "事实有误，撤稿。")
    assert reader.goto(story.get_absolute_url()).status == 410
    assert reader.request.get(picture).status in (404, 410)
    for address in (
        "/",
        "/photos/",
        f"/search/?q={name}",
        issue.get_absolute_url(),
        f"{issue.get_absolute_url()}1/",
        story.districts.first().get_absolute_url(),
        "/feeds/latest.rss",
        f"/sitemap-stories-{issue.date:%Y-%m}.xml",
    ):
        answer = reader.request.get(address).text()
        assert story.headline not in answer, address
        assert not re.search(rf"/articles/{story.pk}/", answer), address
