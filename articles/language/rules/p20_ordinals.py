"""The mark after 第一, 首先, （一） and 1."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

ORDINAL = re.compile(
    r"(?P<comma>第[一二三四五六七八九十]{1,3}|首先|其次|再次|最后|其[一二三四])、(?![一二三四五六七八九十第\d])"
    r"|(?P<none>（[一二三四五六七八九十\d]{1,3}）)、"
    r"|^(?P<point>\d{1,2})、(?!\d)",
    re.MULTILINE,
)
AFTER = {"comma": "，", "none": "", "point": "."}


@rule(
    "P20",
    _("Mark after a number of order"),
    _(
        "After firstly and secondly stands a comma, after a number in brackets nothing, after a bare figure a point."
    ),
    source="GB/T 15834—2011 B.3",
    examples=[("首先、要摸清底数。", "首先，要摸清底数。"), ("（一）、自愿报名。", "（一）自愿报名。")],
)
def ordinals(reading):
    for field in reading.fields:
        for match in ORDINAL.finditer(field.text):
            yield field.found(*match.span(), match[match.lastgroup] + AFTER[match.lastgroup])
