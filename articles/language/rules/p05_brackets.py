"""A bracket without its partner, or with a half-width one."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import pairs
from articles.language.rule import rule

MARKS = {"（": "）", "(": "）", "【": "】", "〔": "〕", "［": "］"}
HALF = str.maketrans("()", "（）")
ITEM = re.compile(r"(?:^|[，。；：\s])[\w]{1,2}$")


@rule(
    "P05",
    _("Bracket without its partner"),
    _("Brackets come in pairs of one kind, within one paragraph."),
    source="GB/T 15834—2011 4.9.2",
    severity="error",
    examples=[
        ("名单（附后已张贴。", "名单（附后）已张贴。"),
        ("名单（附后)已张贴。", "名单（附后）已张贴。"),
    ],
)
def brackets(reading):
    for field in reading.fields:
        for start, line in field.lines:
            found = pairs(line.replace(")", "）"), MARKS)
            for place in found.alone:
                if line[place] in "）)" and ITEM.search(line[max(0, place - 3) : place]):
                    continue  # 1）报名 numbers an item
                yield field.found(start + place, start + place + 1)
            for left, right, _parent in found.closed:
                passage = line[left:right]
                if (passage[0] + passage[-1]) in ("（)", "(）"):
                    yield field.found(start + left, start + right, f"（{passage[1:-1]}）")
