"""An ellipsis is six dots."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

OTHER_FORMS = re.compile(
    rf"。{{3,}}|、{{3,}}|·{{3,}}|⋯+|(?<=[{HAN}，”])\.{{3,}}|(?<!\.)\.{{3,}}(?=[{HAN}])|…+"
)


@rule(
    "P09",
    _("Form of the ellipsis"),
    _("The ellipsis is six dots in the middle of the line: ……"),
    source="GB/T 15834—2011 4.11.2",
    severity="error",
    examples=[
        ("包馅、烘焙...一道道工序", "包馅、烘焙……一道道工序"),
        ("她想说点什么。。。", "她想说点什么……"),
    ],
)
def ellipsis(reading):
    for field in reading.fields:
        for match in OTHER_FORMS.finditer(field.text):
            if match[0] not in ("……", "…………"):  # twelve dots: a whole paragraph is left out
                yield field.found(*match.span(), "……")
