"""What only a browser can tell: nothing sticks out on a phone, and the first key leads to the text."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(make_story, make_issue, add_photo):
    story = make_story(headline="这是一个没有空格而且非常长的标题用来看看它在窄屏上会不会伸出纸边去")
    add_photo(story)
    make_issue({1: [(story, "lead")]})
    return story


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_sticks_out(page, story, width):
    page.set_viewport_size({"width": width, "height": 800})

    for address in ("/", f"/articles/{story.pk}/", "/issues/", "/search/?q=驿站", "/en/", "/photos/"):
        page.goto(address)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, address


def test_the_first_tab_leads_to_the_text(page, story):
    page.goto(f"/articles/{story.pk}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
