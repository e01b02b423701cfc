"""Charts as plain SVG: the geometry is worked out here, the template draws it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

HEIGHT = 160  # units of the drawing, without the words below
SLOT = 64  # for one group of bars
BAR = 22


@dataclass
class Bar:
    x: float
    y: float
    height: float
    value: int
    series: int


@dataclass
class Group:
    label: str
    centre: float
    bars: list


@dataclass
class BarChart:
    """Two bars side by side for each label."""

    title: str
    series: list
    groups: list
    width: int
    top: int

    @property
    def height(self):
        return HEIGHT


def filed_and_used(lines, title):
    """Filed beside used, for each of these lines of a table."""
    top = max([1, *(max(line.filed, line.used) for line in lines)])
    groups = []
    for index, line in enumerate(lines):
        left = index * SLOT + (SLOT - 2 * BAR) / 2
        bars = [
            Bar(left + BAR * number, HEIGHT * (1 - value / top), HEIGHT * value / top, value, number)
            for number, value in enumerate((line.filed, line.used))
        ]
        groups.append(Group(line.name, index * SLOT + SLOT / 2, bars))
    return BarChart(title, [_("filed"), _("used")], groups, max(1, len(lines)) * SLOT, top)
