"""From the bytes of a file to numbered lines of clean text.

Nothing is judged here; but what scanners, OCR and PDF extraction do to characters is undone,
so that the rest can reason about Chinese text. Every change is one character for one character,
or drops what no reader can see.
"""

import re
import unicodedata
from dataclasses import dataclass

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_han = re.compile(f"[{HAN}]")

_SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word or ZIP",
    b"\xd0\xcf\x11\xe0": "Word",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
}

# Letters, digits and per cent signs are set half-width in a Chinese paper; OCR often has them full-width.
_HALF_WIDTH = {
    code: code - 0xFEE0
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}
_SPACES = dict.fromkeys(map(ord, "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029"), " ")


class NotText(ValueError):
    """The file is no text. `looks_like` names what it is, e.g. PDF."""

    def __init__(self, looks_like):
        super().__init__(looks_like)
        self.looks_like = looks_like


@dataclass(frozen=True)
class Line:
    """One line of the page. `number` counts from 1; `gap` is how many blank lines stand before it;
    `indent` is measured in full-width characters, `width` too."""

    number: int
    text: str
    gap: int = 0
    indent: float = 0

    @property
    def width(self):
        return width(self.text)


def decode(data):
    """Bytes in, text out: UTF-8, UTF-16 with or without a byte order mark, or GB18030 (which
    includes GBK and GB2312), whichever reads best. Raises NotText for Word, PDF and pictures."""
    for signature, looks_like in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotText(looks_like)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if 0 in data:
        readings = [data.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")]
        return max(readings, key=lambda text: sum(map(str.isascii, text)) + len(_han.findall(text)))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    readings = [data.decode(encoding, "replace") for encoding in ("utf-8-sig", "gb18030")]
    return min(readings, key=lambda text: text.count("\ufffd"))


def lines_of(text):
    """All lines of the text, blank ones too, cleaned and numbered."""
    lines, gap = [], 0
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        cleaned = clean(raw)
        line = Line(number, _close_up(cleaned.strip()), gap, width(cleaned) - width(cleaned.lstrip()))
        lines.append(line)
        gap = 0 if line.text else gap + 1
    return lines


def clean(text):
    return "".join(_clean(character) for character in text.translate(_SPACES).translate(_HALF_WIDTH))


def _clean(character):
    code = ord(character)
    if code < 0x80:
        return character if code >= 0x20 and code != 0x7F else ""
    if 0x2E80 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF:
        # PDF text layers write 工 as the radical ⼯: it looks the same and is never found by a search.
        single = unicodedata.normalize("NFKC", character)
        return single if len(single) == 1 else character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category in {"Cf", "Cc"}:
        return ""
    return character


def _close_up(text):
    """本 报 讯 → 本报讯, when the whole line is spaced out; wider gaps stay as one space."""
    pieces = text.split(" ")
    single = sum(len(piece) == 1 for piece in pieces)
    if len(text) < 9 or not _han.search(text) or single < 5 or single < 0.8 * sum(map(bool, pieces)):
        return text
    return re.sub(r" (?! )(?<! {2})|  +", lambda gap: "" if gap[0] == " " else " ", text)


def one_spaced(text):
    """Runs of spaces to one: wide gaps are typography."""
    return " ".join(text.split())


def width(text):
    """How wide the text is set, in full-width characters: a half-width letter counts for half."""
    return sum(1 if ord(character) >= 0x1100 else 0.5 for character in text)


def is_han(character):
    return bool(character) and bool(_han.match(character))
