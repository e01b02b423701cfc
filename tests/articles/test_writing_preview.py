"""The live preview: the unsaved story, shown as readers will see it, to those who may write it."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.text import columns
from tests.articles.writing import EDITOR, open_story
from tests.factory import add_photo, make_article, make_photo, make_user, the

pytestmark = pytest.mark.django_db


def preview(client, story=None, **data):
    name = "live_preview" if story else "live_preview_new"
    return client.post(reverse(f"admin:articles_article_{name}", args=[story.pk] if story else []), data)


@pytest.fixture
def reporter(client):
    user = make_user("reporter")
    client.force_login(user)
    return user


def test_it_shows_what_is_typed_and_keeps_nothing(client, reporter):
    story = Article.objects.create(headline="旧题", body="<p>旧文。</p>", author=reporter)

    page = preview(client, story, headline="新题", body="<p>新文。</p>", dateline="本报讯").content.decode()

    assert "新题" in page
    assert "新文。" in page
    assert "旧" not in page
    assert Article.objects.get().headline == "旧题"


def test_it_is_never_cached_and_only_our_own_pages_may_frame_it(client, reporter):
    answer = preview(client, headline="题")

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_no_script_comes_through(client, reporter):
    page = preview(client, headline="<script>1</script>", body="<p onclick=x>a<script>2</script></p>")

    assert b"<script" not in page.content
    assert b"onclick" not in page.content


def test_photos_of_others_are_shown_only_where_they_stand_in_the_story():
    from django.test import Client

    stranger = make_photo(by=the("reporter"))
    story = make_article(author=the("correspondent"))
    used = add_photo(story).photo
    client = Client()
    client.force_login(the("correspondent"))

    page = preview(
        client,
        story,
        **{
            "photo_uses-TOTAL_FORMS": 2,
            "photo_uses-0-photo": stranger.pk,
            "photo_uses-0-caption": "别人的",
            "photo_uses-1-photo": used.pk,
            "photo_uses-1-caption": "用上的",
        },
    ).content.decode()

    assert "用上的" in page
    assert "别人的" not in page
    assert stranger.token not in page


def test_half_a_form_is_no_error(client, reporter):
    answer = preview(
        client,
        **{
            "column": "x",
            "bylines-TOTAL_FORMS": "9" * 30,
            "photo_uses-TOTAL_FORMS": "2",
            "photo_uses-0-photo": "",
            "photo_uses-1-photo": "99999999999999999999",
        },
    )

    assert answer.status_code == 200


def test_the_lines_in_print_are_counted_from_the_characters():
    assert columns.CHARACTERS == 20
    assert columns.lines("") == 0
    assert columns.lines("一" * 18) == 1
    assert columns.lines("一" * 19) == 2
    assert columns.lines("a" * 36) == 1
    assert columns.lines("一\n\n二") == 2
    assert columns.centimetres(10) == 5


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_follows_the_typing_without_being_loaded_anew(page, login):
    story = Article.objects.create(headline="题", body="<p>一。</p>" * 60, author=make_user("reporter"))
    login(page, story.author)
    open_story(page, story)
    page.locator("[data-preview] > summary").click()
    frame = page.frame_locator("[data-preview-frame]")
    frame.locator("h1", has_text="题").first.wait_for()
    page.evaluate("window.kept = document.querySelector('[data-preview-frame]').contentDocument")
    page.evaluate("kept.scrollingElement.scrollTop = 300")

    page.fill("#id_headline", "改过的题")
    page.locator(EDITOR).press("Control+End")
    page.keyboard.type("尾。")

    frame.locator(".in-web h1", has_text="改过的题").wait_for()
    frame.locator(".in-web p", has_text="尾。").wait_for()
    assert page.evaluate("document.querySelector('[data-preview-frame]').contentDocument === kept")
    assert page.evaluate("kept.scrollingElement.scrollTop") == 300
    assert "行" in page.inner_text("[data-preview-measure]")
    page.check("[name=preview_shape][value=print]")
    assert frame.locator(".in-print").is_visible()
    assert not frame.locator(".in-web").is_visible()
