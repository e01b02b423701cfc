"""反应 and 反映."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

WRONG = re.compile(
    "(?P<report>反应)(?=了?(?:情况|问题|诉求|意见|民意|困难|需求|心声|职工|群众|真实|出))|(?<=化学|连锁|过敏|应激)(?P<react>反映)"
    "|(?<=[会上前家工])(?P<told>反应)(?=了[一二三四五六七八九十几两多]{1,2}[个条件方])|(?P<quick>反映)(?=迟钝|敏捷|迅速|过激|热烈|灵敏|很快)"
)


@rule(
    "W10",
    _("React and report"),
    _("To report is written with the character for mirror, to react with the one for answer."),
    examples=[("向工会反应情况", "向工会反映情况"), ("连锁反映", "连锁反应")],
)
def react_and_report(reading):
    for field in reading.fields:
        for match in WRONG.finditer(field.text):
            yield field.found(*match.span(), "反映" if match[0] == "反应" else "反应")
