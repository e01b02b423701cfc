import json
from pathlib import Path

import pytest

from articles.text.count import count

HERE = Path(__file__).parent
CASES = json.loads((HERE / "word_count_cases.json").read_text(encoding="utf-8"))
SCRIPT = HERE.parents[1] / "static" / "js" / "word-count.js"


@pytest.mark.parametrize(
    ("text", "with_punctuation", "without_punctuation"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_text_is_counted_the_chinese_way(text, with_punctuation, without_punctuation):
    counted = count(text)

    assert counted == (with_punctuation, without_punctuation)


@pytest.mark.browser
def test_the_story_form_counts_like_the_server(page):
    page.add_script_tag(
        type="module",
        content=SCRIPT.read_text(encoding="utf-8").replace("export function", "function")
        + "\nwindow.count = count;",
    )
    page.wait_for_function("window.count")

    for name, text, with_punctuation, without_punctuation in CASES:
        counted = page.evaluate("text => window.count(text)", text)

        assert (counted["withPunctuation"], counted["withoutPunctuation"]) == (
            with_punctuation,
            without_punctuation,
        ), name
