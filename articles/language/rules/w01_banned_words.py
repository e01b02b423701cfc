"""Words that this paper does not print."""

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule
from articles.language.wordlists import is_inside_suggestion, listed


@rule(
    "W01",
    _("Word that must not be used"),
    _("The paper's word list says that this is not printed."),
    severity="error",
    is_blocking=True,
    examples=[("在京打工仔的子女", "在京务工人员的子女")],
)
def banned_words(reading):
    lexicon = reading.knowledge.derived(listed("banned"))
    for field in reading.fields:
        for start, end, word in lexicon.find(field.text):
            if not is_inside_suggestion(field.text, start, end, word):
                yield field.found(start, end, word.suggestion or None, message=word.note)
