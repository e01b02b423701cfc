"""、 before 和."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

BEFORE = re.compile(
    rf"、(以及|或者|和(?![平谐解睦田善气美煦面声])|及(?![时格])|与(?![会时众日])|或(?![许者多缺]))(?=[{HAN}“《])"
)


@rule(
    "P19",
    _("、 before and"),
    _("Before the last item of a list stands either 、 or a word for and, not both."),
    source="GB/T 15834—2011 4.5.3",
    examples=[("朝阳、海淀、和丰台", "朝阳、海淀和丰台")],
)
def before_and(reading):
    for field in reading.fields:
        for match in BEFORE.finditer(field.text):
            yield field.found(*match.span(), match[1])
