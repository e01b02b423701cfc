"""A sub-district put into the wrong district."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.directory import Directory, places_in_districts
from articles.language.rule import rule


@rule(
    "A01",
    _("Place in another district"),
    _("In the directory this sub-district or town lies in another district."),
    severity="error",
    examples=[("海淀区望京街道", "朝阳区望京街道")],
)
def other_district(reading):
    directory = reading.knowledge.derived(Directory)
    for field in reading.fields:
        for start, district, place_start, end in places_in_districts(directory, field.text):
            name = field.text[place_start:end]
            parents = directory.parents.get(name)
            if parents and district not in parents:
                only = next(iter(parents)) if len(parents) == 1 else None
                yield field.found(
                    start,
                    end,
                    only and only + name,
                    message=format_lazy(
                        _("In the directory {place} lies in {districts}."),
                        place=name,
                        districts="、".join(sorted(parents)),
                    ),
                )
