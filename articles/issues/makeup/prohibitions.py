"""What may not begin a line, end one or be broken (避头尾), and what may be set half wide (标点挤压).

After GB/T 15834-2011 (标点符号用法), annex B and 5.1, and W3C's Requirements for Chinese Text
Layout: no line begins with a closing mark, a dash or a percent sign, none ends with an opening
mark; dots and dashes of two are not parted, nor is a figure from its digits and unit.
"""

import re
import unicodedata

from articles.issues.makeup import glyphs

OPENING = "（「『“‘《〈【〔〖［｛"
CLOSING = "，。、；：？！）」』”’》〉】〕〗］｝．"
NOT_FIRST = frozenset(CLOSING + "…—～·％%‰℃°′″,.;:?!)]}>»›々ー–゛゜")
NOT_LAST = frozenset(OPENING + "([{<«‹$￥¥£€№#＃")

# Of two marks in a row the blank half between them goes; so does that of ’ within a Latin word.
SQUEEZED = re.compile(
    f"[{CLOSING}](?=[{CLOSING}{OPENING}])|(?<=[{OPENING}])[{OPENING}]|(?<=[A-Za-z])’(?=[A-Za-z])"
)
SQUEEZABLE = frozenset(CLOSING)

WORD = re.compile("[!-~\u00a1-\u00b6\u00b8-\u024f\u0370-\u03ff\u0400-\u04ff]+[万亿％‰℃]?|[０-９．％]+[万亿]?")
LONG = 12  # characters of a word from which an address may be broken after its marks
ADDRESS = re.compile(r"(?<=[/?&=._\-@:#%+])(?=[A-Za-z0-9])")
IS_LETTER = re.compile("[A-Za-z]").search


def words(text):
    """The positions in a text before which no line may begin, for they are inside a word or figure."""
    inside = set()
    for match in WORD.finditer(text):
        start, end = match.span()
        inside.update(range(start + 1, end))
        if end - start >= LONG and IS_LETTER(match[0]):
            inside.difference_update(start + mark.start() for mark in ADDRESS.finditer(match[0]))
    return inside


def clean(text):
    """Text to be set: white space is one space, none at the ends; what is no character is left out,
    and so is what no font has (see `glyphs`)."""
    if not text.isprintable():
        text = "".join(filter(_is_set, text))
    return " ".join(glyphs.shown(text).split())


def _is_set(character):
    """False for control and format characters and halves of a surrogate pair, but white space."""
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
