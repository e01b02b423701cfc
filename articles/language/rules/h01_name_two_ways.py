"""One person's name written in two ways."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.names import SURNAMES
from articles.language.rule import rule
from articles.language.variants import Variants


@rule(
    "H01",
    _("Name written in two ways"),
    _("A name that sounds the same is written otherwise in this story."),
    examples=[
        (
            "劳动模范王建国走上讲台。王建国说，手艺是练出来的。台下为王健国鼓掌。",
            "劳动模范王建国走上讲台。王建国说，手艺是练出来的。台下为王建国鼓掌。",
        )
    ],
)
def name_two_ways(reading):
    counts = reading.people
    sure = {*reading.story.bylines, *(person.name for person in reading.knowledge.people)}
    variants = Variants(name for name in counts if len(name) > 2)
    # Both may have been found as names: then the rarer one is the variant.
    every = Variants([])
    every.lengths, every.holes = variants.lengths, variants.holes
    for field in reading.fields:
        for start, end, name, place in every.find(field.text):
            other = field.text[start:end]
            if other == name or other in sure or (place == 0 and other[0] not in SURNAMES):
                continue
            if name not in sure and counts.get(other, 0) and _first_wins(reading, other, name, counts):
                continue
            message = format_lazy(_("Elsewhere in this story: {name}."), name=name)
            yield field.found(start, end, name, message=message)


def _first_wins(reading, other, name, counts):
    """Whether `other` is the better attested of two: more often, or first."""
    if counts[other] != counts[name]:
        return counts[other] > counts[name]
    text = "\n".join(field.text for field in reading.fields)
    return text.find(other) < text.find(name)
