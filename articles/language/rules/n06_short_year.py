"""A year of two figures."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

SHORT = re.compile(
    r"(?<![\w年月日第\-—～~.])['‘’]?(\d\d)年(?=\d{1,2}月)|(?<=[他她从自在到至于])(\d\d)年(?=\d{1,2}月)"
    r"|(?<=[建生始起]于)([5-9]\d)年(?!代)"
)
CENTURY = 50  # 86 is 1986, 24 is 2024


@rule(
    "N06",
    _("Year of two figures"),
    _("A year is written with four figures."),
    source="GB/T 15835—2011 5.1.4",
    examples=[("他98年3月进厂", "他1998年3月进厂")],
)
def short_year(reading):
    for field in reading.fields:
        for match in SHORT.finditer(field.text):
            year = int(match[match.lastindex])
            yield field.found(*match.span(), f"{1900 + year if year >= CENTURY else 2000 + year}年")
