"""A title that the directory has otherwise."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.lexicon import Lexicon
from articles.language.names import TITLES
from articles.language.rule import rule

TITLE = re.compile(f"(副?)({TITLES})$")
REACH = 8


@rule(
    "H05",
    _("Title not as in the directory"),
    _("The directory gives this person another title."),
    severity="warning",
    examples=[("丰台区总工会副主席何素琴", "丰台区总工会主席何素琴")],
)
def title_of_directory(reading):
    lexicon = reading.knowledge.derived(_people)
    for field in reading.fields:
        for start, end, titles in lexicon.find(field.text):
            match = TITLE.search(field.text[max(0, start - REACH) : start])
            if not match or not titles:
                continue
            known = {post for title in titles for post in TITLE.findall(title)}
            if (match[1], match[2]) not in known and any(title == match[2] for _deputy, title in known):
                title = next(t for t in titles if t.endswith(match[2]))
                message = format_lazy(_("The directory has: {title}."), title=title)
                yield field.found(start - len(match[0]), end, message=message)


def _people(knowledge):
    """Leaders have a rule of their own."""
    leaders = {word.term for word in knowledge.words if word.kind == "leader"}
    return Lexicon((person.name, person.titles) for person in knowledge.people if person.name not in leaders)
