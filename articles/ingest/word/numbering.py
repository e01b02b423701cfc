"""Numbers that Word writes by itself: 1. 2. 3., ● and 一、二、三、, which its file does not hold as text."""

from collections import defaultdict
from dataclasses import dataclass, field

from .streaming import read_xml

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# ECMA-376 17.18.59, as far as Chinese Word and WPS offer them. Word numbers 一、 with japaneseCounting, too.
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "japaneseCounting",
    "ideographDigital",
    "ideographTraditional",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}


@dataclass
class Level:
    kind: str = "decimal"
    text: str = "%1."
    first: int = 1


@dataclass
class Point:
    """Of one paragraph: a list's item ("ul", "ol") with its label; "" where the label belongs to the text."""

    kind: str
    level: int
    label: str = ""


@dataclass
class Numbering:
    levels: dict = field(default_factory=dict)  # number → {level: Level}
    lists: dict = field(default_factory=dict)  # number → the list it counts with
    _counts: dict = field(default_factory=lambda: defaultdict(dict))

    def point(self, number, level):
        """Counts one paragraph on. None if it has no number: 0 takes one away, the others may be unknown."""
        levels = self.levels.get(number)
        if number == "0" or levels is None:
            return None
        depth = int(level) if level.isdecimal() and len(level) < 3 else 0
        here = levels.get(depth) or Level()
        counts = self._counts[self.lists.get(number, number)]
        counts[depth] = counts.get(depth, here.first - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if here.kind == "bullet":
            return Point("ul", depth)
        if here.kind == "none":
            return None
        label = here.text
        for other in range(depth + 1):
            kind = (levels.get(other) or Level()).kind
            label = label.replace(f"%{other + 1}", written(counts.get(other, 1), kind))
        label = label.strip()
        if here.kind in _CHINESE or here.kind.startswith(("decimalEnclosed", "ideograph")):
            return Point("", depth, label)
        return Point("ol", depth, label)


def written(number, kind):
    """The number as this kind of numbering writes it: 12 → 十二, ⑫, l, xii or 12."""
    if kind in _CHINESE:
        return _chinese(number)
    if kind.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return _CIRCLED[number - 1]
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((97 if kind == "lowerLetter" else 65) + number - 1)
    return str(number)


def _chinese(number):
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def read_numbering(package, part):
    """The Numbering of the part; an empty one if the file has none."""
    numbering = Numbering()
    if not part or not package.has(part):
        return numbering
    abstract = defaultdict(dict)
    at = {"abstract": None, "level": None, "number": None}

    def start(name, attributes):
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            at["abstract"] = abstract[attributes.get("w:abstractNumId", "")]
        elif name == "w:num":
            at["number"] = attributes.get("w:numId", "")
        elif name == "w:abstractNumId" and at["number"] is not None:
            numbering.levels[at["number"]] = abstract[value]
            numbering.lists[at["number"]] = value
        elif name == "w:lvl" and at["abstract"] is not None:
            level = attributes.get("w:ilvl", "0")
            at["level"] = at["abstract"].setdefault(int(level) if level.isdecimal() else 0, Level())
        elif at["level"] is None:
            return
        elif name == "w:numFmt":
            at["level"].kind = value
        elif name == "w:lvlText":
            at["level"].text = value[:40]
        elif name == "w:start" and value.isdecimal():
            at["level"].first = int(value[:6])

    def end(name):
        if name == "w:abstractNum":
            at["abstract"] = None
        elif name == "w:lvl":
            at["level"] = None
        elif name == "w:num":
            at["number"] = None
            # A number of its own that only counts anew: its overrides change no kind.

    read_xml(package.pieces(part), start=start, end=end)
    return numbering
