"""A range of percentages whose first number lacks the sign."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

RANGE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)([-－–—~～]{1,2}|至|到)(\d+(?:\.\d+)?)([%‰])")


@rule(
    "N02",
    _("Percent sign left out"),
    _("In a range of percentages both numbers carry the sign."),
    source="GB/T 15835—2011 5.1.3",
    examples=[("扩大10-15%", "扩大10%～15%")],
)
def percent_range(reading):
    for field in reading.fields:
        for match in RANGE.finditer(field.text):
            first, mark, second, sign = match.groups()
            yield field.found(*match.span(), f"{first}{sign}{mark if mark in '至到' else '～'}{second}{sign}")
