"""3千5百."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

NOT_A_UNIT = "(?![克米瓦伏卡焦帕赫安字兆货强佳度\\d])"
MIXED = re.compile(
    rf"(?<![\d.])(\d{{1,2}})千(?:(\d)百)?(?:(\d)十)?{NOT_A_UNIT}|(?<![\d.千])(\d{{1,2}})百(?:(\d)十)?{NOT_A_UNIT}"
)


@rule(
    "N13",
    _("Hundreds and thousands after figures"),
    _("After figures only the characters for ten thousand and hundred million may follow."),
    source="GB/T 15835—2011 5.3",
    severity="error",
    examples=[("补助3千5百元", "补助3500元"), ("来了5百人", "来了500人")],
)
def hundreds(reading):
    for field in reading.fields:
        for match in MIXED.finditer(field.text):
            thousands, hundreds, tens, many, more = (int(part or 0) for part in match.groups())
            number = thousands * 1000 + (hundreds + many) * 100 + (tens + more) * 10
            yield field.found(*match.span(), str(number) if number else None)
