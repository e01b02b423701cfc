"""Mistakes that the paper has met before."""

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule
from articles.language.wordlists import is_inside_suggestion, listed


@rule(
    "W03",
    _("Listed mistake"),
    _("The paper's word list has another form for this."),
    examples=[("拨打12315职工服务热线", "拨打12351职工服务热线")],
)
def listed_mistakes(reading):
    lexicon = reading.knowledge.derived(listed("mistake"))
    for field in reading.fields:
        for start, end, word in lexicon.find(field.text):
            if not is_inside_suggestion(field.text, start, end, word):
                yield field.found(
                    start, end, word.suggestion or None, message=word.note, is_blocking=word.blocking
                )
