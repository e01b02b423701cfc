"""Which days people are off, and which weekends they work instead (调休).

The days stand in `holidays.toml`, taken from the yearly notice of the General Office of the
State Council: 国办发明电〔2024〕12号 for 2025 and 国办发明电〔2025〕7号 for 2026. The next
year's notice comes out in November; until its days are in the file, that year is not known.
"""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.utils.translation import pgettext_lazy

NAMES = {
    "new_year": pgettext_lazy("holiday", "New Year"),
    "spring": pgettext_lazy("holiday", "Spring Festival"),
    "qingming": pgettext_lazy("holiday", "Qingming"),
    "labour": pgettext_lazy("holiday", "Labour Day"),
    "dragon_boat": pgettext_lazy("holiday", "Dragon Boat Festival"),
    "mid_autumn": pgettext_lazy("holiday", "Mid-Autumn Festival"),
    "national": pgettext_lazy("holiday", "National Day"),
    "national_mid_autumn": pgettext_lazy("holiday", "National Day and Mid-Autumn Festival"),
}
SATURDAY = 5


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not what its weekday says: a holiday with its name, or a working weekend."""

    is_off: bool
    name: str


WORKING_DAY = SpecialDay(False, pgettext_lazy("holiday", "working day"))


@cache
def calendar():
    """({date: SpecialDay}, the years that are known), from the file."""
    years = tomllib.loads(Path(__file__).with_name("holidays.toml").read_text("utf-8"))
    days = {}
    for year in years.values():
        for key, first, last in year["holidays"]:
            for number in range((last - first).days + 1):
                days[first + timedelta(days=number)] = SpecialDay(True, NAMES[key])
        days |= dict.fromkeys(year["working_days"], WORKING_DAY)
    return days, frozenset(int(year) for year in years)


def special_day(date):
    """What is special about this date, or None: an ordinary day, or a year not known."""
    return calendar()[0].get(date)


def is_known(year):
    """True if the holidays of this year are in the file."""
    return year in calendar()[1]


def is_off(date):
    """True if offices are closed on this date; None if its year is not known."""
    if not is_known(date.year):
        return None
    day = special_day(date)
    return day.is_off if day else date.weekday() >= SATURDAY
