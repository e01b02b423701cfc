"""、 inside 三四天."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.numerals import value
from articles.language.rule import rule

UNIT = "(?=天|个|人|名|位|次(?!会)|里|岁|点|斤|块|遍|家|户|分钟|小时|米|公里|种|趟|回|百|千|万|十|年(?!级|制)|元|倍)"
BETWEEN = re.compile(
    rf"(?<![第初高大一二三四五六七八九十、])([一二三四五六七八九])、([一二三四五六七八九]){UNIT}"
    rf"|(?<![\d第初高、.])([1-9])、([1-9]){UNIT}"
)


@rule(
    "N08",
    _("、 between neighbouring numbers"),
    _("Two neighbouring numbers that say about are written in characters, without a mark between them."),
    source="GB/T 15834—2011 4.5.3.4; GB/T 15835—2011 5.2.1",
    examples=[("三、四天时间", "三四天时间"), ("七、八个人", "七八个人")],
)
def three_or_four(reading):
    for field in reading.fields:
        for match in BETWEEN.finditer(field.text):
            first, second = (value(number) for number in match.groups() if number)
            if second == first + 1:
                figures = bool(match[3])
                mended = "一二三四五六七八九"[first - 1] + "一二三四五六七八九"[second - 1]
                yield field.found(*match.span(), mended, severity="hint" if figures else None)
