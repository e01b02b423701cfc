"""Words to be used with care."""

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule
from articles.language.wordlists import is_inside_suggestion, listed


@rule(
    "W02",
    _("Word to be used with care"),
    _("The paper's word list asks for a second look at this word."),
    severity="hint",
    examples=[("全国首创的做法", "本区较早的做法")],
)
def words_with_care(reading):
    lexicon = reading.knowledge.derived(listed("care"))
    for field in reading.fields:
        for start, end, word in lexicon.find(field.text):
            if not is_inside_suggestion(field.text, start, end, word):
                yield field.found(
                    start, end, word.suggestion or None, message=word.note, is_blocking=word.blocking
                )
