"""Words written with a wrong character."""

from django.utils.translation import gettext_lazy as _

from articles.language.lexicon import Lexicon
from articles.language.misspelt import MISSPELT
from articles.language.rule import rule

LEXICON = Lexicon(MISSPELT.items())


@rule(
    "W04",
    _("Misspelt word"),
    _("The word is written with another character."),
    severity="error",
    examples=[("再接再励", "再接再厉"), ("部份职工", "部分职工")],
)
def misspelt(reading):
    for field in reading.fields:
        for start, end, right in LEXICON.find(field.text):
            if right:
                yield field.found(start, end, right)
