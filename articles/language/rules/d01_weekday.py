"""A date and a weekday that do not belong together."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.calendar import WEEKDAYS, days
from articles.language.marks import HAN, SPACES
from articles.language.rule import rule

WEEKDAY = re.compile(
    rf"[（(，,{SPACES}]{{0,2}}(?:(?:星期|礼拜)([一二三四五六日天])|周([一二三四五六日])(?=[）)，,。、]|上午|下午|晚|早|$|[^{HAN}]))(?![至到、—\-～])"
)


@rule(
    "D01",
    _("Date and weekday"),
    _("This date falls on another day of the week."),
    severity="error",
    examples=[("11月22日（星期六）", "11月22日（星期日）")],
)
def weekday(reading):
    near = reading.story.date
    for field in reading.fields:
        for day in days(field.text):
            match = WEEKDAY.match(field.text, day.end)
            date = match and day.date(near)
            if not date:
                continue
            written, right = (match[1] or match[2]).replace("天", "日"), WEEKDAYS[date.weekday()]
            if written != right:
                place = match.start(1) if match[1] else match.start(2)
                text = field.text
                yield field.found(
                    day.start,
                    match.end(),
                    text[day.start : place] + right + text[place + 1 : match.end()],
                    message=format_lazy(
                        _("In {year} this date falls on another day of the week."), year=date.year
                    ),
                )
