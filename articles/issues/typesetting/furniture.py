"""Masthead (报头) and folio line (报眉), drawn into the margin above the type area.

Printed in Chinese, whatever language the editor works in. None of it is read out.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from lunar_python import Solar

from articles.issues.makeup import metrics
from articles.issues.makeup.geometry import MM
from articles.issues.typesetting import items
from articles.issues.typesetting.sheet import MASTHEAD

RED = "#c4161c"
GREY = "#555555"
SMALL = 7.5


def drawn(furniture, geometry):
    """The furniture as things to be drawn."""
    with override("zh-hans"):
        parts = _masthead if furniture.kind == MASTHEAD else _folio
        return [part for part in (*parts(furniture, geometry), _foot(furniture, geometry)) if part]


# Page 1


def _masthead(furniture, geometry):
    left, right = geometry.left, geometry.width - geometry.right
    width = right - left
    head = min(9 * MM, geometry.top / 6)
    foot = geometry.top - 3.5 * MM
    strip = foot - 14
    yield items.rule(left, foot, right, foot, 0.4)
    yield items.rule(left, strip, right, strip, 1.6)
    yield from _strip(furniture, left, right, foot - 4.2)

    side = left + 0.70 * width
    name_width = side - left - 14
    size = min(0.74 * (strip - head), name_width / max(metrics.advance(furniture.name, "bold", 1), 1))
    spare = name_width - metrics.advance(furniture.name, "bold", size)
    tracking = min(spare / max(len(furniture.name) - 1, 1), 0.12 * size)
    latin = 12 if furniture.latin_name else 0
    middle = (head + strip - latin) / 2
    baseline = middle + 0.38 * size
    yield items.words(furniture.name, left, baseline, size, "bold", fill=RED, tracking=tracking)
    if furniture.latin_name:
        yield items.words(
            furniture.latin_name.upper(), left + 2, strip - 7, 8, "sans", fill=RED, tracking=2.2
        )
    yield items.rule(side, head + 4, side, strip - 8, 0.4)
    yield from _day(furniture, side + 14, right, head + 4, strip - 8)


def _day(furniture, left, right, top, bottom):
    """Date, weekday, lunar date, number and pages, one below the other beside the name."""
    rows = []
    if furniture.date:
        rows += [
            (date_format(furniture.date, "DATE_FORMAT"), 20, "black"),
            (f"{date_format(furniture.date, 'l')}　{lunar(furniture.date)}", 10.5, "sans"),
        ]
    if furniture.number:
        rows.append((_("Issue no. %(number)s") % {"number": furniture.number}, 10.5, "sans"))
    if furniture.pages:
        rows.append((_("%(pages)s pages today") % {"pages": furniture.pages}, 10.5, "sans"))
    if not rows:
        return
    sizes = [min(size, (right - left) / metrics.advance(words, style, 1)) for words, size, style in rows]
    leading = min(1.75, (bottom - top) / sum(sizes))
    y = (top + bottom - leading * sum(sizes)) / 2
    for (words, _size, style), size in zip(rows, sizes):
        y += leading * size
        yield items.words(words, left, y - (leading - 0.8) * size / 2, size, style)


def _strip(furniture, left, right, baseline):
    """Sponsor, codes and address in the line at the masthead's foot."""
    there = [words for words in (furniture.sponsor, furniture.codes, furniture.address) if words]
    if not there:
        return
    needed = sum(metrics.advance(words, "sans", SMALL) for words in there) + 20 * (len(there) - 1)
    size = SMALL * min(1, (right - left) / needed)
    aligned = {1: ["middle"], 2: ["left", "right"], 3: ["left", "middle", "right"]}[len(there)]
    for words, align in zip(there, aligned):
        x = {"left": left, "middle": (left + right) / 2, "right": right}[align]
        yield items.words(words, x, baseline, size, "sans", align=align)


def lunar(date):
    """The day in the lunar calendar, with the year's name."""
    found = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    return _("%(year)s year, %(month)s month, %(day)s of the lunar calendar") % {
        "year": found.getYearInGanZhi(),
        "month": found.getMonthInChinese(),
        "day": found.getDayInChinese(),
    }


# The other pages


def _folio(furniture, geometry):
    """The number stands at the outer edge: left on even pages, right on odd ones."""
    left, right = geometry.left, geometry.width - geometry.right
    rule = geometry.top - 4 * MM
    baseline = rule - 6
    yield items.rule(left, rule, right, rule, 1.6)
    yield items.rule(left, rule + 2.6, right, rule + 2.6, 0.4)

    is_left = furniture.page % 2 == 0
    number = f"{furniture.page:02d}"
    outer, inner = (left, right) if is_left else (right, left)
    turn = 1 if is_left else -1
    align, other = ("left", "right") if is_left else ("right", "left")
    wide = max(metrics.advance(number, "black", 19) + 12, 34)
    yield items.frame(min(outer, outer + turn * wide), rule - 25, wide, 25, fill=items.BLACK)
    yield items.words(number, outer + turn * wide / 2, rule - 6, 19, "black", align="middle", fill="#ffffff")
    yield items.words(furniture.page_name, outer + turn * (wide + 9), baseline, 17, "black", align=align)
    yield items.words(furniture.name, inner, baseline, 15, "bold", align=other, fill=RED)

    day, people = "", ""
    if furniture.date:
        day = f"{date_format(furniture.date, 'DATE_FORMAT')}　{date_format(furniture.date, 'l')}"
    if furniture.people:
        people = "　".join(f"{what} {name}" for what, name in furniture.people)
    taken = metrics.advance(furniture.name, "bold", 15) + 16
    name_taken = wide + metrics.advance(furniture.page_name, "black", 17) + 25
    room = right - left - taken - name_taken
    rows = [row for row in (day, people) if row]
    for order, words in enumerate(rows):
        size = min(8.0, 8.0 * room / metrics.advance(words, "sans", 8)) if room > 0 else 0
        if size < 4:
            continue
        y = baseline - (len(rows) - 1 - order) * 11
        yield items.words(words, inner - turn * taken, y, size, "sans", align=other)


def _foot(furniture, geometry):
    """The note below the type area."""
    y = geometry.height - geometry.bottom + 6 * MM
    return items.words(furniture.note, geometry.width / 2, y, 7, "sans", align="middle", fill=GREY)
