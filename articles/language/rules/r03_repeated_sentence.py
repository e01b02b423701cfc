"""A sentence that stands twice in a story."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

SENTENCE = re.compile("(?:^|(?<=[。？！\n]))[^。？！\n]{15,400}[。？！]")


@rule(
    "R03",
    _("Sentence twice"),
    _("The same sentence has stood in this text before: pasted twice?"),
    examples=[
        (
            "工会干部走进车间，看望了正在加班的职工。工会干部走进车间，看望了正在加班的职工。",
            "工会干部走进车间，看望了正在加班的职工。",
        )
    ],
)
def repeated_sentence(reading):
    for field in reading.main:
        seen = set()
        for match in SENTENCE.finditer(field.text):
            if match[0] in seen:
                yield field.found(*match.span(), "")
            seen.add(match[0])
