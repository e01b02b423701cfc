"""The numbers of paragraphs are the same in the text on the screen and on the page that is set."""

import re

import pytest

from articles.issues.copy_text import paragraphs_of
from articles.proofing.numbering import numbered, paragraph_starts

BODIES = [
    "",
    "<p>一</p>",
    "<p>一</p><h3>题</h3><p>二</p>",
    "<h3>题</h3><p>一</p>",
    "<p>一<br>二</p><p></p><p>　</p><p>三</p>",
    "<ul><li><p>一</p></li><li>二</li></ul><p>三</p>",
    "<ol><li>一</li><li><strong>二</strong>三</li></ol>",
    '<figure data-photo="3"></figure><p>一</p><figure data-photo="4"></figure>',
    "<blockquote><p>一</p></blockquote><p><em>二</em>三 &amp; 四</p>",
    "<p>&nbsp;</p><p>&ldquo;一&rdquo;</p>\n<p>\n二\n</p>",
    "散字<p>一</p>散字",
    "<table><tr><td>一</td><td>二</td></tr></table><hr><p>三</p>",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("dateline", ["", "本报讯"])
def test_every_paragraph_has_its_number_before_its_words(body, dateline):
    text = numbered(body, lambda number: f"[{number}]", dateline and f"{dateline}　")
    words = re.sub(r"<[^>]+>|\s|　|&nbsp;", "", text)

    found = re.findall(r"\[(\d+)\]([^\[]*)", words)

    expected = paragraphs_of(body, dateline)
    assert [int(number) for number, _ in found] == list(range(len(expected)))
    for (_number, shown), (text, _is_heading) in zip(found, expected):
        bare = re.sub(r"\s|　|^●|^\d\.", "", text)
        assert bare[:1] in shown.replace("&amp;", "&").replace("&ldquo;", "“")


def test_headings_are_known():
    assert [is_heading for _at, is_heading in paragraph_starts("<h3>题</h3><p>一</p>")] == [True, False]
