"""百分之 with figures."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

MIXED = re.compile(r"百分之(\d+(?:\.\d+)?)(?![\d.%])")


@rule(
    "N10",
    _("Percent in characters with figures"),
    _("Percentages are written with figures and the sign, or all in characters."),
    source="GB/T 15835—2011 5.3",
    severity="error",
    examples=[("达到百分之98", "达到98%")],
)
def percent_mixed(reading):
    for field in reading.fields:
        for match in MIXED.finditer(field.text):
            yield field.found(*match.span(), f"{match[1]}%")
