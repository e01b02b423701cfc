"""Half-width punctuation between Chinese characters."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
HALF = re.compile(r"(?<=[\u4e00-\u9fff”’》）])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“‘《（])")


@rule(
    "P01",
    _("Half-width punctuation"),
    _("Chinese text takes the full-width marks."),
    source="GB/T 15834—2011 5.1.1",
    severity="error",
    examples=[("全市职工,欢聚一堂。", "全市职工，欢聚一堂。")],
)
def half_width(reading):
    for field in reading.fields:
        for match in HALF.finditer(field.text):
            yield field.found(*match.span(), _("This mark is half-width."), FULL[match[0]])
