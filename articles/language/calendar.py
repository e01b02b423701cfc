"""Dates in a Chinese text, and the years they belong to."""

import datetime
import re
from calendar import monthrange
from typing import NamedTuple

NOT_A_DAY = "(?![楼线院门车厅馆桌机位令文井])"
DAY = re.compile(
    rf"(?<![\d.])(?:(\d{{4}})年|(前年|去年|上年|今年|明年))?(\d{{1,2}})月(\d{{1,2}})[日号]{NOT_A_DAY}"
)
FROM_THIS_YEAR = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "明年": 1}
WEEKDAYS = "一二三四五六日"


class Day(NamedTuple):
    start: int
    end: int
    year: int | None  # as written
    month: int
    day: int
    away: int | None = None  # years from this one, where 去年 says so

    def date(self, near):
        """The datetime.date meant: of the year written, else the one nearest to `near`; or None."""
        around = (0, -1, 1) if self.away is None else (self.away,)
        years = [self.year] if self.year else [near.year + n for n in around] if near else []
        dates = [datetime.date(y, self.month, self.day) for y in years if exists(y, self.month, self.day)]
        return (
            min(dates, key=lambda date: abs(date - near), default=None) if near else next(iter(dates), None)
        )


def exists(year, month, day):
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def days(text):
    for match in DAY.finditer(text):
        year, word, month, day = match.groups()
        away = FROM_THIS_YEAR[word] if word else None
        yield Day(*match.span(), int(year) if year else None, int(month), int(day), away)
