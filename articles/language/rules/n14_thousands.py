"""Commas in large numbers."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

FULL = re.compile(rf"(?<![\d，,.])[1-9]\d{{0,2}}(?:，\d{{3}})+(?![\d，,.])(?=[{HAN}])")
HALF = re.compile(r"(?<![\d,.])\d{1,6}(?:,\d{1,6})+(?![\d,])")
RIGHT = re.compile(r"\d{1,3}(?:,\d{3})+")


@rule(
    "N14",
    _("Commas in a number"),
    _("Large numbers are written without commas, or with half-width ones before every three figures."),
    source="GB/T 15835—2011 5.1.1",
    examples=[("补助1，200元", "补助1200元")],
)
def thousands(reading):
    for field in reading.fields:
        for match in FULL.finditer(field.text):
            yield field.found(*match.span(), match[0].replace("，", ""))
        for match in HALF.finditer(field.text):
            groups = match[0].split(",")
            if not RIGHT.fullmatch(match[0]) and len(groups[-1]) == 3:
                yield field.found(*match.span(), "".join(groups))
