"""The stories of the demo paper are clean copy: the check has little to say about them."""

import pytest

from articles.demo.content import as_html, stories
from articles.language.check import check
from articles.language.text import StoryText
from articles.text.plain import plain_text
from tests.language.world import DAY, knowledge


@pytest.mark.parametrize("slug", stories())
def test_the_check_finds_nothing_in_a_story_of_the_demo(slug):
    assert not check(as_story(stories()[slug]), knowledge())


def as_story(data):
    fields = {name: data[name] for name in ("kicker", "headline", "subhead", "dateline")}
    fields["body"] = plain_text(as_html(data["body"], {photo["picture"]: 1 for photo in data["photos"]}))
    for number, photo in enumerate(data["photos"]):
        fields |= {f"caption:{number}": photo["caption"], f"credit:{number}": photo["credit"]}
    bylines = tuple(name for _role, name in data["bylines"])
    return StoryText(fields, issue_date=DAY, bylines=bylines)
