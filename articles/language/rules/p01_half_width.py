"""Half-width marks in a Chinese sentence."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN, is_foreign_dot
from articles.language.rule import rule

FULL = str.maketrans(",;:?!.", "，；：？！。")
HALF = re.compile(
    rf"(?<=[{HAN}”’》）])[,;:]|[,;:](?=[{HAN}“‘《（])|(?<=[{HAN}”’》）])[!?]+"
    rf"|(?<=[{HAN}”》）])\.(?=[{HAN}”’“]|\s*$)",
    re.MULTILINE,
)


@rule(
    "P01",
    _("Half-width mark"),
    _("A Chinese sentence takes the full-width comma, full stop, colon, question mark and the like."),
    source="GB/T 15834—2011 5.1",
    severity="error",
    examples=[
        ("全市职工,欢聚一堂。", "全市职工，欢聚一堂。"),
        ("比赛结束了.大家鼓掌。", "比赛结束了。大家鼓掌。"),
    ],
)
def half_width(reading):
    for field in reading.fields:
        for match in HALF.finditer(field.text):
            if match[0] != "." or not is_foreign_dot(field.text, match.start()):
                yield field.found(*match.span(), match[0].translate(FULL))
