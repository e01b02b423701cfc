"""截止 and 截至."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

UNTIL = re.compile(
    r"(?P<ended>截止)到?(?=目前|现在|今[天日年]|昨[天日]|记者|发稿|本[月周]|上[月周]|\d{1,4}[年月]|[上下]午)|(?P<until>截至)(?=日期|时间|期)|(?<=报名|征集|申报|投稿)(?P<closed>截至)(?=[。，！]|$)"
)


@rule(
    "W08",
    _("Until and closed"),
    _("Up to a moment is jiezhi with the character for arrive; with the one for stop it means closed."),
    examples=[("截止目前", "截至目前"), ("报名截至日期", "报名截止日期")],
)
def until(reading):
    for field in reading.fields:
        for match in UNTIL.finditer(field.text):
            yield field.found(*match.span(), "截至" if match["ended"] else "截止")
