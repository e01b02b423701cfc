"""减少两倍: nothing can."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

LESS = re.compile(
    r"(?:减少|下降|降低|降|缩短|缩小|减轻|压缩|节约|节省|回落)了?(?:将近|近|约)?(?:[\d.]{1,6}|[一二两三四五六七八九十]{1,3}|几)倍"
)


@rule(
    "N11",
    _("Times less"),
    _("Nothing becomes less by its own amount or more: say by what part, or to what."),
    severity="error",
    examples=[("事故减少了2倍", "事故减少了三分之二")],
)
def times_less(reading):
    for field in reading.fields:
        for match in LESS.finditer(field.text):
            yield field.found(*match.span())
