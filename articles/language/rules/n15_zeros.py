"""Numbers with many zeros."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

ZEROS = re.compile(
    rf"(?<![\w.\-/:—])[1-9]\d{{1,10}}0{{4}}(?=[{HAN}])|(?<=[{HAN}])[1-9]\d{{1,10}}0{{4}}(?=[{HAN}])"
)
NO_AMOUNT = re.compile("(?:号码?|邮编|编码|代码|电话|热线|车牌|账户|第)(?:为|是|：)?$")
WAN, YI = 10_000, 100_000_000


@rule(
    "N15",
    _("Many zeros"),
    _(
        "Round numbers from ten thousand on read better with the characters for ten thousand and hundred million."
    ),
    source="GB/T 15835—2011 5.3",
    severity="hint",
    examples=[("投入1200000元", "投入120万元")],
)
def zeros(reading):
    for field in reading.fields:
        for match in ZEROS.finditer(field.text):
            if NO_AMOUNT.search(field.text[max(0, match.start() - 5) : match.start()]):
                continue
            number = int(match[0])
            unit, name = (YI, "亿") if number % YI == 0 else (WAN, "万")
            yield field.found(*match.span(), f"{number // unit}{name}")
