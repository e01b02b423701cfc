"""A year that cannot be meant."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

ODD = re.compile(
    r"(?<![\d.])(?:(?:19|20)\d{3}年(?!的?历史)|[12]\d{2}年(?=\d{1,2}月)|2[1-9]\d{2}年(?![前后的历来]))"
)


@rule(
    "D07",
    _("Odd year"),
    _("This can hardly be the year that is meant."),
    severity="warning",
    examples=[("20226年5月", "2026年5月"), ("他2206年当选", "他2026年当选")],
)
def odd_year(reading):
    for field in reading.fields:
        for match in ODD.finditer(field.text):
            yield field.found(*match.span())
