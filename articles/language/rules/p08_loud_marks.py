"""！？, and more than three of a mark."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

LOUD = re.compile("[？！]{2,}")
ALLOWED = {"？？", "？？？", "！！", "！！！", "？！"}


@rule(
    "P08",
    _("Question and exclamation marks together"),
    _("Both together are written ？！; the same mark stands three times at most."),
    source="GB/T 15834—2011 4.2.3.3, 4.3.3.2",
    examples=[("真的！？", "真的？！"), ("太好了！！！！", "太好了！！！")],
)
def loud_marks(reading):
    for field in reading.fields:
        for match in LOUD.finditer(field.text):
            if match[0] not in ALLOWED:
                mended = "？！" if len(set(match[0])) == 2 else match[0][:3]
                yield field.found(*match.span(), mended)
