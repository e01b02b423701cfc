"""A mark at the start of a paragraph."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

AT_START = re.compile(r"^[ \u3000]*([，。、；：](?:[ \u3000]*[，。、；：])*|[？！”’》〉）】])", re.MULTILINE)


@rule(
    "P13",
    _("Mark at the start of a paragraph"),
    _("No paragraph begins with a comma, a full stop or a closing mark: part of the sentence is elsewhere."),
    source="GB/T 15834—2011 5.1.1, 5.1.3",
    severity="error",
    examples=[("，并送去了热饭。", "并送去了热饭。")],
)
def mark_at_start(reading):
    for field in reading.fields:
        for match in AT_START.finditer(field.text):
            yield field.found(*match.span(1), "" if match[1][0] in "，。、；：" else None)
