"""Search as you type, with the keyboard and with an input method. Without scripts: test_search_page.py."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

COMPOSE = """(kind, words) => {
  const field = document.activeElement;
  field.value = words;
  field.dispatchEvent(new CompositionEvent(kind));
  field.dispatchEvent(new InputEvent("input"));
}"""


def test_who_types_is_offered_stories_and_chooses_with_the_arrows(page, make_story):
    from articles.models import Article
    from articles.search import entries

    stories = [make_story(headline=f"第{number}个驿站开张") for number in (1, 2)]
    entries.index(Article.objects.all())
    offered = page.locator('[role="option"]')
    asked = []
    page.on("request", lambda request: "as=suggestions" in request.url and asked.append(request.url))

    page.goto("/issues/")
    field = page.get_by_role("combobox")
    field.focus()
    page.evaluate(f"({COMPOSE})('compositionstart', 'yi zhan')")
    page.wait_for_timeout(400)
    assert asked == []

    page.evaluate(f"({COMPOSE})('compositionend', '驿站')")
    offered.first.wait_for()
    assert offered.count() == 3
    assert field.get_attribute("aria-expanded") == "true"

    page.keyboard.press("ArrowDown")
    assert offered.first.get_attribute("id") == field.get_attribute("aria-activedescendant")
    chosen = offered.first.get_attribute("href")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "驿站"

    page.keyboard.type("开")
    offered.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{chosen}")
    assert chosen in [story.get_absolute_url() for story in stories]
