"""A time that ends before it begins."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

RANGE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]?(?:至|到|—|-|－|～)(?:(\d{1,2})月)?(\d{1,2})[日号]")
HALF_A_YEAR = 6  # months: 12月至1月 runs into the next year, 12月至10月 is a slip


@rule(
    "D06",
    _("Ends before it begins"),
    _("It ends on a day before it begins."),
    severity="error",
    examples=[("11月20日至18日", "11月18日至20日")],
)
def ends_before(reading):
    for field in reading.fields:
        for match in RANGE.finditer(field.text):
            month, day, to_month, to_day = (int(part) if part else None for part in match.groups())
            to_month = to_month or month
            if (month == to_month and to_day < day) or 0 < month - to_month < HALF_A_YEAR:
                yield field.found(*match.span())
