"""3分之2."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.numerals import small
from articles.language.rule import rule

MIXED = re.compile(
    r"(?<![\d.])(\d{1,2})分之(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)|([千万])分之(\d{1,2})(?![\d.])"
    r"|([二三四五六七八九十]{1,3})分之(\d{1,2})(?![\d.])"
)


@rule(
    "N12",
    _("Figures in a fraction in characters"),
    _("A fraction is written all in characters, or with figures and a stroke."),
    source="GB/T 15835—2011 5.3",
    severity="error",
    examples=[("3分之2的费用", "三分之二的费用"), ("千分之3", "千分之三")],
)
def mixed_fraction(reading):
    for field in reading.fields:
        for match in MIXED.finditer(field.text):
            below, above = (part for part in match.groups() if part)
            yield field.found(*match.span(), f"{_characters(below)}分之{_characters(above)}")


def _characters(number):
    return small(int(number)) if number.isascii() else number
