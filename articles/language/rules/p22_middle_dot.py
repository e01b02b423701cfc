"""The dot inside foreign names and dates that became names."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN, is_foreign_dot
from articles.language.rule import rule

DOT = re.compile(
    rf"(?<=[{HAN}])(?P<name>[.．•・‧∙])(?=[{HAN}])"
    r"|(?<=“)(?P<date>\d{1,2}[.．]\d{1,2})(?=”)"
    r"|(?P<feast>五[·.]一|五[·.]四|六[·.]一|七[·.]一|八[·.]一|三[·.]八)"
)


@rule(
    "P22",
    _("The dot in names"),
    _(
        "Parts of a foreign name and day and month in figures are parted by ·. Written in characters, "
        "only the first, eleventh and twelfth month take it."
    ),
    source="GB/T 15834—2011 4.14",
    examples=[("卡尔.马克思", "卡尔·马克思"), ("“五·一”假期", "“五一”假期"), ("“3.15”前后", "“3·15”前后")],
)
def middle_dot(reading):
    for field in reading.fields:
        for match in DOT.finditer(field.text):
            if match["feast"]:
                yield field.found(*match.span(), match[0][0] + match[0][-1])
            elif match["date"]:
                yield field.found(*match.span(), re.sub("[.．]", "·", match[0]))
            elif match[0] not in ".．" or is_foreign_dot(field.text, match.start()):
                yield field.found(*match.span(), "·")
