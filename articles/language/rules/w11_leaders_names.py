"""A leader's name with a wrong character."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.names import SURNAMES
from articles.language.rule import rule
from articles.language.wordlists import leader_variants, listed


@rule(
    "W11",
    _("Name of a leader"),
    _("The name sounds like that of a leader on the paper's list, but is written otherwise."),
    severity="error",
    is_blocking=True,
    examples=[("北京市总工会主席钟启名", "北京市总工会主席钟启明")],
)
def leaders_names(reading):
    variants = reading.knowledge.derived(leader_variants)
    leaders = reading.knowledge.derived(listed("leader")).terms
    others = {*reading.story.bylines, *(person.name for person in reading.knowledge.people)}
    for field in reading.fields:
        for start, end, name, place in variants.find(field.text):
            if field.text[start:end] in others or (place == 0 and field.text[start] not in SURNAMES):
                continue
            titled = field.text[max(0, start - 12) : start].endswith(leaders[name].title[-2:] or "\0")
            yield field.found(
                start,
                end,
                name,
                message=format_lazy(_("The list of leaders has {name}."), name=name),
                severity=None if titled else "warning",
                is_blocking=titled,
            )
