"""今天（11月20日） in the paper of another day."""

import datetime
import re

from django.utils.translation import gettext_lazy as _

from articles.language.calendar import days
from articles.language.rule import rule

WORD = re.compile("(今天|今日|昨天|昨日|明天|明日|前天|前日|后天)[（(，,]?$")
AWAY = {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}


@rule(
    "D02",
    _("Today, yesterday, tomorrow"),
    _("Counted from the day of the issue, or from the day it was filed, this word means another date."),
    severity="error",
    examples=[("昨日（11月20日）", "昨日（11月21日）")],
)
def today(reading):
    bases = {date for date in (reading.story.issue_date, reading.story.filed_date) if date}
    if not bases:
        return
    for field in reading.fields:
        for day in days(field.text):
            word = WORD.search(field.text[max(0, day.start - 4) : day.start])
            date = word and day.date(reading.story.date)
            if not date:
                continue
            away = datetime.timedelta(AWAY[word[1][0]])
            if all(date != base + away for base in bases):
                start, right = day.start - len(word[0]), reading.story.date + away
                year = f"{right.year}年" if day.year else ""
                mended = f"{word[0]}{year}{right.month}月{right.day}{field.text[day.end - 1]}"
                yield field.found(start, day.end, mended)
