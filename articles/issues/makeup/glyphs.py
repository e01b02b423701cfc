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
SIZE = 16  # pixels: enough to tell a glyph from the frame
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
    drawn = _drawn(face, character)
    return drawn is not None and drawn != _frame(face)


@cache
def _frame(face):
    return _drawn(face, NOBODYS)


def _drawn(face, character):
    """What a font draws for a character; None where it cannot be asked."""
    font = _font(face)
    if font is None:
        return None
    try:
        mask = font.getmask(character)
    except (OSError, ValueError):
        return None
    return mask.size, bytes(mask)


@cache
def _font(face):
    try:
        return ImageFont.truetype(face.path, SIZE, index=face.index, layout_engine=ImageFont.Layout.BASIC)
    except OSError:  # a font of pictures, or none
        return None
