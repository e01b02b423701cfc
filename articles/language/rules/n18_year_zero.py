"""The zero in a year written in characters."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

YEAR = re.compile("(?<![一二三四五六七八九十百千])[一二][〇零○0OＯ一二三四五六七八九]{3}(?=年)")
OTHERS = re.compile("[零○0OＯ]")


@rule(
    "N18",
    _("Zero in a year in characters"),
    _("In a year written in characters the zero is 〇."),
    source="GB/T 15835—2011 5.2.5",
    severity="error",
    examples=[("二零二六年", "二〇二六年"), ("二0二五年", "二〇二五年")],
)
def year_zero(reading):
    for field in reading.fields:
        for match in YEAR.finditer(field.text):
            if OTHERS.search(match[0]):
                yield field.found(*match.span(), OTHERS.sub("〇", match[0]))
