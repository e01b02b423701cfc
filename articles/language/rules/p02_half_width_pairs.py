"""Half-width brackets and straight quotes around Chinese words."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

PAIRS = re.compile(r"\([^()（）\n]{1,120}\)|\"[^\"\n]{1,120}\"|'[^'\n]{1,120}'")
CHINESE = re.compile(f"[{HAN}]")
FULL = {"(": "（）", '"': "“”", "'": "“”"}


@rule(
    "P02",
    _("Half-width brackets or straight quotes"),
    _("Around Chinese words stand full-width brackets and curved quotation marks."),
    source="GB/T 15834—2011 4.8.2, 4.9.2",
    severity="error",
    examples=[
        ("职工驿站(全天开放)已启用。", "职工驿站（全天开放）已启用。"),
        ('他叫"老班长"。', "他叫“老班长”。"),
    ],
)
def half_width_pairs(reading):
    for field in reading.fields:
        for match in PAIRS.finditer(field.text):
            if CHINESE.search(match[0]):
                left, right = FULL[match[0][0]]
                yield field.found(*match.span(), left + match[0][1:-1] + right)
