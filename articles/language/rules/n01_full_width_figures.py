"""Full-width figures and letters."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

FULL = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?％?")


@rule(
    "N01",
    _("Full-width figures or letters"),
    _("Figures and Latin letters are half a character wide."),
    source="GB/T 15835—2011 5.1.7",
    severity="error",
    examples=[("共有１２６家企业", "共有126家企业")],
)
def full_width_figures(reading):
    for field in reading.fields:
        for match in FULL.finditer(field.text):
            yield field.found(*match.span(), unicodedata.normalize("NFKC", match[0]))
