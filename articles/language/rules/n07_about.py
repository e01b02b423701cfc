"""约 and 多 around one number."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

NUMBER = r"(?:\d[\d.]*[万亿]?|[两一二三四五六七八九十百千万]{2,6})"
BEFORE = "(?P<before>大约|约|将近|近|超过|逾)"
TWICE = re.compile(
    rf"{BEFORE}(?P<number>(?:有|达|为)?{NUMBER}[多余])(?!年|天|日|个月|周)"
    rf"|(?P<about>大约|约|将近|近)(?P<amount>{NUMBER}[{HAN}%]{{0,3}}?)(?P<after>左右|上下)"
    rf"|超过(?P<least>{NUMBER}[{HAN}%]{{0,2}}?)以上"
)


@rule(
    "N07",
    _("About said twice"),
    _("Words for about and for more stand before the number or after it, not both."),
    source="GB/T 15835—2011 5.2.1",
    examples=[
        ("约300多名职工", "300多名职工"),
        ("大约50人左右", "大约50人"),
        ("超过三百人以上", "超过三百人"),
    ],
)
def about(reading):
    for field in reading.fields:
        for match in TWICE.finditer(field.text):
            if match["number"]:
                mended = match["number"]
            elif match["about"]:
                mended = match["about"] + match["amount"]
            else:
                mended = "超过" + match["least"]
            yield field.found(*match.span(), mended)
