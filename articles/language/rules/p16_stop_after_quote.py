"""A second full stop after a quotation that has ended with one."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

TWICE = re.compile("([。？！]”)。")


@rule(
    "P16",
    _("Full stop after a complete quotation"),
    _("A quotation that ends with its own mark inside needs none outside."),
    source="GB/T 15834—2011 B.2.1",
    severity="error",
    examples=[("他说：“安全第一。”。", "他说：“安全第一。”"), ("他问：“能行吗？”。", "他问：“能行吗？”")],
)
def stop_after_quote(reading):
    for field in reading.fields:
        for match in TWICE.finditer(field.text):
            opened = field.text.rfind("“", 0, match.start())
            if match[1] == "。”" and opened > 0 and field.text[opened - 1] not in "：，。？！”\n":
                continue  # part of a sentence: there the inner one is too many
            yield field.found(*match.span(), match[1])
