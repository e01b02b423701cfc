"""3～5万: three, or thirty thousand?"""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

RANGE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)([-－–—~～]{1,2}|至|到)(\d+(?:\.\d+)?)([万亿])")


@rule(
    "N03",
    _("Unit of ten thousands left out"),
    _("Where the first number of a range could be meant as it stands, it carries its unit too."),
    source="GB/T 15835—2011 5.1.3",
    examples=[("投入3-5万元", "投入3万～5万元")],
)
def large_range(reading):
    for field in reading.fields:
        for match in RANGE.finditer(field.text):
            first, mark, second, unit = match.groups()
            if float(first) < float(second):
                mended = f"{first}{unit}{mark if mark in '至到' else '～'}{second}{unit}"
                yield field.found(*match.span(), mended)
