"""、 between quoted items, or between titles."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

BETWEEN = re.compile("(?<=”)、(?=“)|(?<=》)、(?=《)")


@rule(
    "P17",
    _("、 between quoted items"),
    _("Between items in quotation marks, and between titles, usually no 、 stands."),
    source="GB/T 15834—2011 4.5.3.5",
    severity="hint",
    examples=[("《人民日报》、《工人日报》", "《人民日报》《工人日报》")],
)
def between_quoted(reading):
    for field in reading.fields:
        for match in BETWEEN.finditer(field.text):
            yield field.found(*match.span(), "")
