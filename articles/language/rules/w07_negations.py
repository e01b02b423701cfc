"""A negation too many."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

MANY = re.compile(
    "(?:防止|避免|杜绝)[^，。；、\n]{0,12}不再?发生|(?P<taboo>切忌|切勿)(?:不要|不能|勿)|以免不|难免不(?=会|出|犯|受)|忍不住不禁"
    "|(?P<always>无时无刻)都?(?![^，。；\n]{0,8}不)|严禁(?:不得|不要|不准)|禁止(?:不得|不要|不准)"
)


@rule(
    "W07",
    _("Negation too many"),
    _("Two negations say the opposite of what is meant."),
    severity="warning",
    examples=[("防止事故不再发生", "防止事故发生"), ("切忌不要疲劳驾驶", "切忌疲劳驾驶")],
)
def negations(reading):
    for field in reading.fields:
        for match in MANY.finditer(field.text):
            passage, mended = match[0], None
            if match["taboo"]:
                mended = match["taboo"]
            elif match["always"]:
                mended = "时时刻刻" + passage.removeprefix("无时无刻")
            elif passage.endswith("不再发生"):
                mended = passage.replace("不再发生", "再次发生")
            elif passage.endswith("不发生"):
                mended = passage.replace("不发生", "发生")
            elif passage[:2] in ("严禁", "禁止"):
                mended = passage[:2]
            yield field.found(*match.span(), mended)
