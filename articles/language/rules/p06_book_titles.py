"""Title marks 《》: pairs, and what stands inside them."""

from django.utils.translation import gettext_lazy as _

from articles.language.marks import pairs
from articles.language.rule import rule

MARKS = {"《": "》", "〈": "〉"}


@rule(
    "P06",
    _("Title marks"),
    _("Title marks come in pairs; inside 《》 a title takes 〈〉."),
    source="GB/T 15834—2011 4.15.2, 4.15.3.5",
    severity="error",
    examples=[
        ("《读《工会法》有感》", "《读〈工会法〉有感》"),
        ("书屋新到《四世同堂十册。", "书屋新到《四世同堂》十册。"),
    ],
)
def book_titles(reading):
    for field in reading.fields:
        for start, line in field.lines:
            found = pairs(line, MARKS)
            for place in found.alone:
                yield field.found(start + place, start + place + 1)
            for left, right, parent in found.closed:
                if line[left] == "《" and parent is not None and line[parent] == "《":
                    yield field.found(start + left, start + right, f"〈{line[left + 1 : right - 1]}〉")
