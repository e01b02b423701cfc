"""A date half in figures, half in characters."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.numerals import value
from articles.language.rule import rule

YEAR = "[一二][〇零○0一二三四五六七八九]{3}"
SMALL = "[一二三四五六七八九十]{1,3}"
MIXED = re.compile(
    rf"(?P<y>{YEAR})年\d{{1,2}}月|(?<!\d)\d{{4}}年(?P<m>{SMALL})月|(?<!\d)\d{{1,2}}月(?P<d>{SMALL})[日号]"
)


@rule(
    "N05",
    _("Figures and characters in one date"),
    _("A date is written all in figures or all in characters."),
    source="GB/T 15835—2011 4.3, 5.1.4",
    examples=[("二〇二六年11月", "2026年11月"), ("11月二十八日", "11月28日")],
)
def mixed_date(reading):
    for field in reading.fields:
        for match in MIXED.finditer(field.text):
            part = match.lastgroup
            number = value(match[part].replace("0", "〇"))
            before = field.text[match.start() : match.start(part)]
            after = field.text[match.end(part) : match.end()]
            yield field.found(*match.span(), f"{before}{number}{after}" if number else None)
