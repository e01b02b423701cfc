"""The length of a story, counted the way a Chinese desk counts it.

The rule is that of 字数 in Word and WPS, made explicit (GB/T 15834 for what a
mark is; Microsoft's "count words" for the mix of scripts):

* a Chinese character counts one, and so does everything set in a full cell:
  kana, Hangul, 〇, ①, full-width letters and figures;
* a run of Latin letters or figures counts one, however long. A half-width mark
  between two of them (3.14, Wi-Fi, don't, 8:30) and a % after a figure belong
  to the run;
* every other mark counts one in `with_punctuation` and nothing in
  `without_punctuation`. The double marks —— and …… are two characters each;
* spaces and line ends count nothing.

One deliberate difference: Word swallows a half-width mark that touches a Latin
word ("Hello," is one); here it counts, so that the two figures of a text differ
by exactly its marks.

`static/js/word-count.js` is the same rule for the story form; both are tested
on `tests/text/word_count_cases.json`.
"""

import re
import unicodedata
from typing import NamedTuple

# What fills one cell of type: symbols that read as characters (々〆〇), kana,
# bopomofo, ideographs with their extensions, Hangul, full-width letters and
# figures, enclosed figures. Keep in step with word-count.js.
FULL_CELL = (
    "\u2460-\u24ff\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff10-\uff19\uff21-\uff3a"
    "\uff41-\uff5a\U00020000-\U0003ffff"
)
LETTER = rf"(?:(?![{FULL_CELL}_])\w)"
RUN = rf"{LETTER}+(?:[.,:/@&'’_-]{LETTER}+)*(?:(?<=[0-9])%)?"
UNIT = re.compile(rf"(?P<unit>[{FULL_CELL}]|{RUN})|(?P<mark>[^\w\s]|_)")


class Count(NamedTuple):
    """Both figures of one text."""

    with_punctuation: int
    without_punctuation: int


def count(text: str) -> Count:
    """Count a plain text (no HTML; see `plain.plain_text`)."""
    units = marks = 0
    for match in UNIT.finditer(unicodedata.normalize("NFC", text)):
        if match["unit"]:
            units += 1
        elif unicodedata.category(match["mark"])[0] in "PS":
            marks += 1
    return Count(units + marks, units)
