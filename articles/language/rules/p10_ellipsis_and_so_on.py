"""An ellipsis and 等 together."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

BOTH = re.compile("(?<!…)…+(等等|等)(?![待到候着])|(等等|等)…+")
LIST = 30  # characters before in which a list must be seen


@rule(
    "P10",
    _("Ellipsis and deng together"),
    _("After a list either the ellipsis or deng says that there is more; both together say it twice."),
    source="GB/T 15834—2011 4.11",
    examples=[("剪纸、插花……等课程", "剪纸、插花等课程"), ("有骑手、司机等……", "有骑手、司机等。")],
)
def ellipsis_and_so_on(reading):
    for field in reading.fields:
        for match in BOTH.finditer(field.text):
            if "、" not in field.text[max(0, match.start() - LIST) : match.start()]:
                continue
            after = field.text[match.end() : match.end() + 1]
            stop = "" if after and (after in "，。；、”" or re.match(f"[{HAN}]", after)) else "。"
            yield field.found(*match.span(), (match[1] or match[2]) + stop)
