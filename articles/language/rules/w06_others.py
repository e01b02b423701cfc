"""其它 of people."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

OTHERS = re.compile(
    "其它(人|职工|同志|同事|员工|工友|骑手|队员|选手|代表|班组|单位|企业|部门|工会|街道|成员|会员|学员|师傅)?"
)


@rule(
    "W06",
    _("Others"),
    _("Of people, and in newspapers of things too, the form with the character for he is used."),
    examples=[("其它职工", "其他职工")],
)
def others(reading):
    for field in reading.fields:
        for match in OTHERS.finditer(field.text):
            start = match.start()
            yield field.found(start, start + 2, "其他", severity=None if match[1] else "hint")
