"""二 before a measure word."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

TWO = re.compile(
    "(?<![一二三四五六七八九十百千万零〇第初周期、老])二(?=个(?!月季)|名|家|辆|张|间|件|台(?!阶)|天)"
)


@rule(
    "N19",
    _("Two before a measure word"),
    _("Before a measure word two is liang."),
    severity="warning",
    examples=[("二个班组", "两个班组")],
)
def two(reading):
    for field in reading.fields:
        for match in TWO.finditer(field.text):
            yield field.found(*match.span(), "两")
