"""A full stop inside the quotation marks of a mere part of a sentence."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN, STOPS, pairs
from articles.language.rule import rule

CHINESE = re.compile(f"[{HAN}]")
MOST = 20  # characters: what is longer may well be a sentence by itself


@rule(
    "P15",
    _("Full stop inside a partial quotation"),
    _("Quoted words that are part of the sentence around them take no full stop inside the marks."),
    source="GB/T 15834—2011 B.2.1",
    examples=[("要当好职工的“娘家人。”", "要当好职工的“娘家人”。")],
)
def stop_in_partial_quote(reading):
    for field in reading.fields:
        for start, line in field.lines:
            for left, right, _parent in pairs(line, {"“": "”"}).closed:
                inner = line[left + 1 : right - 1]
                is_part = left and CHINESE.match(line[left - 1]) and len(inner) <= MOST
                if not is_part or not inner.endswith("。") or re.search("[。？！，]", inner[:-1]):
                    continue
                after = line[right : right + 1]
                if after == "。":
                    yield field.found(start + right - 2, start + right + 1, "”。")
                elif after and (after in STOPS or CHINESE.match(after)):
                    yield field.found(start + right - 2, start + right, "”")
                elif not after:
                    yield field.found(start + right - 2, start + right, "”。")
