"""What is told as past, on a day that is still to come."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.calendar import days
from articles.language.rule import rule

SENTENCE = re.compile("[^。！？\n]+")
PAST = re.compile("[^为除罢]了(?![解却])|已经|日前|圆满|落幕|闭幕|结束|获悉|[举召]行?[开办]?[。，]?$")
AHEAD = re.compile(
    "将|拟|计划|预计|届时|截[止至]|报名|之?前|起|为止|有效期|定于|到期|约定|要在|明年|准备|等到|期限"
)
BARE = re.compile(r"^(?:[“（]?)(\d{1,2})日(?=[，上下晚清凌])")
LATE_ENOUGH = 7  # in the first days of a month a bare 30日 is that of the month before


@rule(
    "D03",
    _("Told as past, still to come"),
    _("The sentence tells of something past, but this date lies after the day of the issue."),
    severity="warning",
    examples=[("11月25日，区总工会举行了部署会。", "11月20日，区总工会举行了部署会。")],
)
def not_yet(reading):
    base = reading.story.date
    if base is None:
        return
    for field in reading.main:
        for sentence in SENTENCE.finditer(field.text):
            text = sentence[0]
            if not PAST.search(text) or AHEAD.search(text):
                continue
            for day in days(text):
                date = day.date(base)
                if date and date > base:
                    yield field.found(sentence.start() + day.start, sentence.start() + day.end)
            bare = BARE.match(text)
            if bare and base.day > LATE_ENOUGH and base.day < int(bare[1]) <= 31:
                end = bare.end(1) + 1
                yield field.found(sentence.start() + bare.start(1), sentence.start() + end)
