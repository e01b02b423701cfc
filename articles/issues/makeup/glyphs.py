"""Which font draws a character: that of its style, another of the paper's, or any that is installed.

No font's empty frame is ever printed. What no font has is left out if it is a sign (an emoji),
and shown as 〓, the printer's mark for a missing sort, if it is a letter; so is a letter of a
script that runs from right to left, which is not set here. `missing` names both for the editor.
"""

import unicodedata
from functools import cache

from PIL import ImageFont

from articles.issues.makeup import fonts

GETA = "〓"
NOBODYS = "\U000ffffe"  # no character, so that every font draws its frame for it
SIZE = 1000  # pixels: the thousandths of an em in which widths are counted
FROM_RIGHT = ("R", "AL")

_called_in = set()  # files


def face_of(character, face):
    """The face that draws a character where `face` is asked for; `face` itself if none has it."""
    if _has(face, character):
        return face
    found = _stand_in(character, fonts.choice())
    if found:
        _called_in.add(found.path)
    return found or face


def files():
    """The files of the styles and of all faces that had to stand in for one, each once."""
    return sorted({*fonts.files(), *_called_in})


def shown(text):
    """The text as it is printed: what no font has left out, or 〓 where it is a letter."""
    printable = _printable(fonts.choice())
    if printable.issuperset(text):
        return text
    for character in set(text) - printable:
        if _is_drawn(character):
            printable.add(character)
    return "".join(
        character if character in printable else (GETA if _is_letter(character) else "") for character in text
    )


def missing(text):
    """The characters of a text that are not printed, each once, in order."""
    printable = _printable(fonts.choice())
    shown(text)
    return "".join(
        character
        for character in dict.fromkeys(text)
        if character not in printable and unicodedata.category(character)[0] not in "CMZ"
    )


@cache
def _printable(_choice):
    """The characters known to have a glyph."""
    return set(" ")


def _is_drawn(character):
    if character.isspace():
        return True
    if unicodedata.bidirectional(character) in FROM_RIGHT:
        return False
    return _stand_in(character, fonts.choice()) is not None


def _is_letter(character):
    return unicodedata.category(character)[0] in "LN"


@cache
def _stand_in(character, _choice):
    """The first face that has a character, of the paper's and then of those installed."""
    return next((face for face in fonts.everywhere() if _has(face, character)), None)


@cache
def _has(face, character):
    """True if a font draws something else than its frame: to the thousandth of an em, of its ink and
    its room."""
    return font(face) is not None and _extent(face, character) != _frame(face)


@cache
def _frame(face):
    return _extent(face, NOBODYS)


def _extent(face, character):
    drawn = font(face)
    try:
        return drawn.getbbox(character), drawn.getlength(character)
    except (OSError, ValueError):
        return _frame(face)


@cache
def font(face):
    """The font of a face, opened once for all who ask what it has and how wide it is; None for a
    font of pictures."""
    try:
        return ImageFont.truetype(face.path, SIZE, index=face.index, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        return None
