import json
from pathlib import Path

import pytest

from articles.text.count import count

CASES = json.loads(Path(__file__).with_name("word_count_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "with_punctuation", "without_punctuation"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_text_is_counted_the_chinese_way(text, with_punctuation, without_punctuation):
    counted = count(text)

    assert counted == (with_punctuation, without_punctuation)


def test_the_story_form_counts_like_the_server(page):
    page.goto("/static/js/word-count.js")

    counted = page.evaluate(
        """async texts => {
            const { count } = await import("/static/js/word-count.js");
            return texts.map(count).map(found => [found.withPunctuation, found.withoutPunctuation]);
        }""",
        [case[1] for case in CASES],
    )

    assert counted == [case[2:] for case in CASES]
