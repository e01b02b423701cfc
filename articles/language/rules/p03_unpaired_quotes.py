"""A quotation mark without its partner."""

from django.utils.translation import gettext_lazy as _

from articles.language.marks import pairs
from articles.language.rule import rule

MARKS = {"“": "”", "‘": "’"}


@rule(
    "P03",
    _("Quotation mark without its partner"),
    _(
        "Quotation marks come in pairs within a paragraph. Only where a quotation runs over several "
        "paragraphs does each open with a mark, and the last one alone close it."
    ),
    source="GB/T 15834—2011 4.8.2, 4.8.3.6",
    severity="error",
    examples=[("“盼了三年，老赵说。", "“盼了三年。”老赵说。")],
)
def unpaired_quotes(reading):
    for field in reading.fields:
        for number, (start, line) in enumerate(field.lines):
            for place in pairs(line, MARKS).alone:
                if place == 0 and line[0] == "“" and _goes_on(field.lines, number):
                    continue
                yield field.found(start + place, start + place + 1)


def _goes_on(lines, number):
    return number + 1 < len(lines) and lines[number + 1][1].startswith("“")
