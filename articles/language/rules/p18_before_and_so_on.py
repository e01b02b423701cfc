"""、 before 等."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

BEFORE = re.compile(f"、(等等|等)(?![级待候额距比同于])(?![{HAN}]{{1,3}}、)")


@rule(
    "P18",
    _("、 before deng"),
    _("Before deng at the end of a list no 、 stands."),
    source="GB/T 15834—2011 4.5.3",
    severity="error",
    examples=[("毛巾、水杯、等慰问品", "毛巾、水杯等慰问品")],
)
def before_and_so_on(reading):
    for field in reading.fields:
        for match in BEFORE.finditer(field.text):
            yield field.found(*match.span(), match[1])
