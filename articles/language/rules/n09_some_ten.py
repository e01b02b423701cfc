"""Figures and 几 together."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.numerals import small
from articles.language.rule import rule

MIXED = re.compile(r"(?<![\d.])([1-9]0)几|几(1000|100|10)(?!\d)")
LARGE = {"10": "十", "100": "百", "1000": "千"}


@rule(
    "N09",
    _("Figures in a vague number"),
    _("A vague number such as some ten is written in characters."),
    source="GB/T 15835—2011 5.2.1",
    severity="error",
    examples=[("10几个职工", "十几个职工"), ("20几岁", "二十几岁"), ("几10名", "几十名")],
)
def some_ten(reading):
    for field in reading.fields:
        for match in MIXED.finditer(field.text):
            mended = small(int(match[1])) + "几" if match[1] else "几" + LARGE[match[2]]
            yield field.found(*match.span(), mended)
