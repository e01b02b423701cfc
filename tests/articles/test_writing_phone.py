"""A correspondent files from a phone, with one thumb: from the login to the desk."""

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.districts.models import District, Union
from tests.articles.writing import EDITOR
from tests.factory import make_reporter, make_user, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a-long-enough-one"


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {
        "viewport": {"width": 390, "height": 780},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    }


@pytest.fixture
def correspondent():
    """Of a district's union, with no other beat."""
    user = make_user("correspondent", username="tong", name="田通")
    user.set_password(PASSWORD)
    user.save()
    district = District.objects.get(path="fangshan")
    federation = Union.objects.get(kind="municipal")
    union = Union.objects.create(
        name="房山区某厂工会", kind="enterprise", district=district, parent=federation
    )
    make_reporter("田通", user=user, kind="correspondent", union=union)
    return user


class Thumb:
    """Taps, and counts the taps. Each thing must be big enough for a thumb."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, what, wait=False):
        target = self.page.locator(what).locator("visible=true").first
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box["height"] >= 36, f"{what} is {box['height']} px high"
        self.taps += 1
        if wait:
            with self.page.expect_navigation():
                target.tap()
        else:
            target.tap()

    def type(self, text):
        self.page.keyboard.insert_text(text)


def test_from_login_to_submitted_in_at_most_twelve_taps(page, correspondent, tmp_path):
    thumb = Thumb(page)
    page.goto(reverse("admin:login"))
    thumb.tap("[name=username], [name=login]")
    thumb.type("tong")
    thumb.tap("[name=password]")
    thumb.type(PASSWORD)
    thumb.tap("form button[type=submit]", wait=True)
    thumb.tap("a[href$='/articles/article/add/']", wait=True)
    page.wait_for_selector(EDITOR)

    thumb.tap("#id_headline")
    thumb.type("职工之家开到工地上")
    thumb.tap(EDITOR)
    thumb.type("11月22日，房山区某厂工会把职工之家开到了工地上。")
    file = tmp_path / "工地.jpg"
    file.write_bytes(picture_file(size=(640, 480)).read())
    with page.expect_file_chooser() as chooser:
        thumb.tap(".story-photos__choose")
    chooser.value.set_files(file)  # one more tap in the phone's own gallery
    thumb.taps += 1
    page.wait_for_selector(".photo-row [name$=-caption]")
    thumb.tap(".photo-row [name$=-caption]")
    thumb.type("图为职工之家。")
    thumb.tap(".photo-row [name$=-credit]")
    page.keyboard.press("Control+a")
    thumb.type("田通 摄")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    thumb.tap("[name=_move][value=submit]", wait=True)

    story = Article.objects.get()
    assert story.status == "first_review"
    assert [byline.reporter.name for byline in story.bylines.all()] == ["田通"]
    assert [district.path for district in story.districts.all()] == ["fangshan"]
    assert [union.name for union in story.unions.all()] == ["房山区某厂工会"]
    assert story.photo_uses.get().caption == "图为职工之家。"
    assert thumb.taps <= 12


def test_all_that_is_tapped_on_the_writing_screen_is_44_pixels_high(page, login, correspondent):
    login(page, correspondent)
    page.goto(reverse("admin:articles_article_add"))
    page.wait_for_selector(EDITOR)

    small = page.evaluate(
        """() => [...document.querySelectorAll(
            '.story-bar button, .sheet button, .sheet textarea, .sheet input, .desk-panel > summary, ' +
            '.desk-panel .select2-selection, .desk-panel input[type=text], .desk-panel label:has([type=radio])'
        )].filter((each) => each.offsetParent && each.getBoundingClientRect().height < 43.5)
          .map((each) => each.outerHTML.slice(0, 90))"""
    )

    assert small == []


def test_the_note_and_the_rarer_moves_are_one_tap_away(page, login, correspondent):
    story = Article.objects.create(headline="题", author=correspondent)
    login(page, correspondent)
    page.goto(reverse("admin:articles_article_change", args=[story.pk]))
    page.wait_for_selector(EDITOR)
    assert not page.locator("#id__note").is_visible()

    page.locator("[data-bar-more]").tap()

    assert page.locator("#id__note").is_visible()
    assert page.locator("[name=_save]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
