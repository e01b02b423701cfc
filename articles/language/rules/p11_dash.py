"""The dash is two characters long."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN
from articles.language.rule import rule

OTHER_FORMS = re.compile(
    rf"(?<=[{HAN}”》）])(?:-{{2,}}|－{{1,}}|―+|—{{3,}}|–+)(?=[{HAN}“《（])"
    rf"|(?<=[{HAN}”])—(?=[我你他她它这那就是把不没要让])"
)


@rule(
    "P11",
    _("Form of the dash"),
    _("The dash is two characters long: ——"),
    source="GB/T 15834—2011 4.10.2",
    severity="error",
    examples=[("只有一个念头--把活儿干好。", "只有一个念头——把活儿干好。")],
)
def dash(reading):
    for field in reading.fields:
        for match in OTHER_FORMS.finditer(field.text):
            yield field.found(*match.span(), "——")
