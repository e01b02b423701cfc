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
USUAL = 273 * MM  # the width of a sheet for which the sizes here are meant: a larger one has larger type


def drawn(furniture, geometry):
    """The furniture as things to be drawn."""
    with override("zh-hans"):
        parts = _masthead if furniture.kind == MASTHEAD else _folio
        return [part for part in (*parts(furniture, geometry), _foot(furniture, geometry)) if part]


def _factor(geometry):
    return max(1.0, (geometry.width / USUAL) ** 0.6)


# Page 1


def _masthead(furniture, geometry):
    left, right = geometry.left, geometry.width - geometry.right
    width, factor = right - left, _factor(geometry)
    head = min(9 * MM, geometry.top / 6)
    foot = geometry.top - 3.5 * MM
    strip = foot - 14 * factor
    yield items.rule(left, foot, right, foot, 0.4)
    yield items.rule(left, strip, right, strip, 1.6)
    yield from _strip(furniture, left, right, foot - 4.2 * factor, SMALL * factor)

    room = 0.7 * width - 14
    size = min(0.74 * (strip - head), _fitting(furniture.name, "bold", 1000, room))
    spare = room - items.wide(furniture.name, size, "bold")
    tracking = min(spare / max(len(furniture.name) - 1, 1), 0.3 * size)
    side = left + 0.7 * width
    latin = 12 * factor if furniture.latin_name else 0
    baseline = (head + strip - latin) / 2 + 0.38 * size
    yield items.words(furniture.name, left, baseline, size, "bold", fill=RED, tracking=tracking)
    size = _fitting(furniture.latin_name, "sans", 8 * factor, 0.7 * (side - left))
    spaced = 0.28 * size
    yield items.words(
        furniture.latin_name.upper(), left + 2, strip - 7 * factor, size, "sans", fill=RED, tracking=spaced
    )
    yield items.rule(side, head + 4, side, strip - 8, 0.4)
    yield from _day(furniture, side + 14, right, head + 4, strip - 8, factor)


def _day(furniture, left, right, top, bottom, factor):
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
    sizes = [_fitting(words, style, size * factor, right - left) for words, size, style in rows]
    leading = min(1.75, (bottom - top) / sum(sizes))
    y = (top + bottom - leading * sum(sizes)) / 2
    for (words, _size, style), size in zip(rows, sizes):
        y += leading * size
        yield items.words(words, left, y - (leading - 0.8) * size / 2, size, style)


def _strip(furniture, left, right, baseline, size):
    """Sponsor, codes and address in the line at the masthead's foot."""
    there = [words for words in (furniture.sponsor, furniture.codes, furniture.address) if words]
    if not there:
        return
    needed = sum(metrics.advance(words, "sans", size) for words in there) + 20 * (len(there) - 1)
    size *= min(1, (right - left) / needed)
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
    width, rule = right - left, geometry.top - 4 * MM
    factor = min(_factor(geometry), (rule - 6) / 25)
    baseline = rule - 6 * factor
    yield items.rule(left, rule, right, rule, 1.6)
    yield items.rule(left, rule + 2.6, right, rule + 2.6, 0.4)
    if factor < 0.3:
        return  # a margin with no room for more

    is_left = furniture.page % 2 == 0
    outer, inner, turn = (left, right, 1) if is_left else (right, left, -1)
    align, other = ("left", "right") if is_left else ("right", "left")
    number, size = f"{furniture.page:02d}", 19 * factor
    box, high = max(items.wide(number, size, "black") + 12, 34) * factor, 25 * factor
    yield items.frame(min(outer, outer + turn * box), rule - high, box, high, fill=items.BLACK)
    yield items.words(number, outer + turn * box / 2, baseline, size, "black", align="middle", fill="#ffffff")
    size = _fitting(furniture.page_name, "black", 17 * factor, 0.4 * width)
    yield items.words(furniture.page_name, outer + turn * (box + 9), baseline, size, "black", align=align)
    taken = box + items.wide(furniture.page_name, size, "black") + 25
    size = _fitting(furniture.name, "bold", 15 * factor, 0.25 * width)
    yield items.words(furniture.name, inner, baseline, size, "bold", align=other, fill=RED)
    beside = items.wide(furniture.name, size, "bold") + 16
    room = max(width - taken - beside, 1)
    rows = [row for row in (_day_of(furniture), _people(furniture)) if row]
    for order, words in enumerate(reversed(rows)):
        size = _fitting(words, "sans", 8 * factor, room)
        y = baseline - order * 11 * factor
        yield items.words(words, inner - turn * beside, y, size, "sans", align=other)


def _day_of(furniture):
    if not furniture.date:
        return ""
    return f"{date_format(furniture.date, 'DATE_FORMAT')}　{date_format(furniture.date, 'l')}"


def _people(furniture):
    return "　".join(f"{what} {name}" for what, name in furniture.people)


def _fitting(words, style, size, room):
    """The size, or one that is small enough for these words to have room."""
    return size * min(1.0, room / max(items.wide(words, size, style), 0.1))


def _foot(furniture, geometry):
    """The note below the type area."""
    y = geometry.height - geometry.bottom + 6 * MM
    return items.words(furniture.note, geometry.width / 2, y, 7, "sans", align="middle", fill=GREY)
