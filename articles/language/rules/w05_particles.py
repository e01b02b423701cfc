"""的, 地 and 得, where the sentence leaves no doubt."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

HOW = "不断|逐步|进一步|更好|更多|更快|积极|主动|认真|仔细|深入|充分|切实|有效|高兴|激动|热情|耐心|自豪|兴奋|悄悄|默默|慢慢|轻轻|紧紧|深深|牢牢"
DOES = "提高|提升|推进|推动|做好|完成|投入到|参与到|融入|走进|走到|走上|说道|说起|告诉|表示|拉着|握着|看着|听着|站在|坐在|等着|发挥|增强|维护|履行|服务职工|服务大局|为(?![了何此])[^，。的]{1,12}(?:服务|提供|解决|办)"
DONE = "做|干|说|跑|写|唱|跳|办|搞|长|玩|吃|睡|走|变|练|学|答|讲|穿|住|飞|拼|抓|管|打扫|准备|表现|发挥|完成|进行|恢复"
GROUND = re.compile(
    rf"(?:{HOW})(?P<adverb>的)(?=(?:{DOES})(?!的))|(?:{DONE})(?P<degree>的)(?=(?:很|非常|特别|十分|格外)(?!多|少|大程度|大一部分|久以))"
)


@rule(
    "W05",
    _("Structural particle"),
    _("Before what is done stands the particle for how, after it the one for the degree."),
    severity="hint",
    examples=[("不断的提高服务水平", "不断地提高服务水平"), ("做的很认真", "做得很认真")],
)
def particles(reading):
    for field in reading.fields:
        for match in GROUND.finditer(field.text):
            part = match.lastgroup
            yield field.found(*match.span(part), "地" if part == "adverb" else "得")
