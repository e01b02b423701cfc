"""A hyphen between the ends of a range."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

RANGE = re.compile(
    r"(?<![A-Za-z0-9_.\-/])(\d{1,5}(?:\.\d+)?)(?:-{1,2}|－|–|~)(\d{1,5}(?:\.\d+)?)"
    r"(?=人|名|岁|天|周|个|分钟|小时|秒|年(?!级)|元|角|米|厘米|毫米|公里|公斤|千克|克|斤|吨|升|次|家|户|课时|平方|度|℃|倍|位|月(?!\d)|日|点|时|层|届)"
)


@rule(
    "N04",
    _("Hyphen in a range"),
    _("The ends of a range are joined by ～ or —, not by a hyphen."),
    source="GB/T 15834—2011 4.13.3; GB/T 15835—2011 5.1.3",
    examples=[("每班10-15人", "每班10～15人")],
)
def range_hyphen(reading):
    for field in reading.fields:
        for match in RANGE.finditer(field.text):
            if float(match[1]) < float(match[2]):
                yield field.found(*match.span(), f"{match[1]}～{match[2]}")
