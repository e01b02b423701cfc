"""Two marks where one belongs."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import STOPS
from articles.language.rule import rule

SEVERAL = re.compile(f"[{STOPS}]{{2,}}")
OTHERS = re.compile("[？！]+|。{3,}|、{3,}")  # what the rules after this one speak of
STRONGEST = "。；：，、"


@rule(
    "P07",
    _("Two marks in a row"),
    _("Between two clauses stands one mark; the stronger one is kept."),
    source="GB/T 15834—2011 3.2.1",
    severity="error",
    examples=[("比赛开始，，职工鼓掌。", "比赛开始，职工鼓掌。"), ("他放下工具，。", "他放下工具。")],
)
def doubled_marks(reading):
    for field in reading.fields:
        for match in SEVERAL.finditer(field.text):
            if OTHERS.fullmatch(match[0]):
                continue
            loud = "".join(mark for mark in match[0] if mark in "？！")[:2]
            mended = loud or next(mark for mark in STRONGEST if mark in match[0])
            yield field.found(*match.span(), "？！" if loud == "！？" else mended)
