"""A date that does not exist."""

from django.utils.translation import gettext_lazy as _

from articles.language.calendar import days, exists
from articles.language.rule import rule

LEAP_YEAR = 2024


@rule(
    "D04",
    _("No such date"),
    _("There is no such date in the calendar."),
    severity="error",
    examples=[("截至2026年11月31日", "截至2026年11月30日"), ("2025年2月29日", "2025年2月28日")],
)
def no_such_day(reading):
    near = reading.story.date
    for field in reading.fields:
        for day in days(field.text):
            year = day.year or LEAP_YEAR
            if not exists(year, day.month, day.day):
                yield field.found(day.start, day.end)
            elif not day.year and near and day.date(near) is None:
                yield field.found(day.start, day.end, severity="hint")
