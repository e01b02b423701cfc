"""A sub-district or town that the directory does not know."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.directory import KIND, Directory, places_in_districts, stem
from articles.language.rule import rule

NO_NAME = re.compile(
    "[各的在和与一某该所有全等及内多几个每两三此本新建沿属辖里从到为是了对将把向于其他这那些第以]|办事处|乡镇|街道|企业|社区"
)
LONGEST = 9


@rule(
    "A02",
    _("Unknown place"),
    _("The directory knows no sub-district or town of this name here."),
    severity="warning",
    examples=[("朝阳区旺京街道", "朝阳区望京街道"), ("延庆区八达岭街道", "延庆区八达岭镇")],
)
def unknown_place(reading):
    directory = reading.knowledge.derived(Directory)
    if not directory.parents:
        return
    for field in reading.fields:
        seen = set()
        for _start, district, start, end in places_in_districts(directory, field.text):
            name = field.text[start:end]
            seen.add(end)
            if directory.knows(name) or NO_NAME.search(stem(name)) or len(stem(name)) < 2:
                continue
            near = _near(directory, name, district)
            yield field.found(
                start,
                end,
                near,
                message=_message(near),
                severity=None if near else "hint",
            )
        yield from _alone(directory, field, seen)


def _alone(directory, field, seen):
    """Places without their district before them: only what is nearly a known name."""
    judged = {}  # what stands before a kind -> the slip in it; the same words come again and again
    for kind in KIND.finditer(field.text):
        before = field.text[max(0, kind.end() - LONGEST) : kind.end()]
        if kind.end() in seen:
            continue
        if before not in judged:
            judged[before] = _slip_at_end(directory, before)
        if judged[before]:
            name, near = judged[before]
            yield field.found(kind.end() - len(name), kind.end(), near, message=_message(near))


def _slip_at_end(directory, before):
    if directory.ends_with_known(before):
        return None
    for length in range(min(len(before), 7), 3, -1):
        name = before[-length:]
        near = _near(directory, name)
        if near and not NO_NAME.search(stem(name)):
            return name, near
    return None


def _near(directory, name, district=None):
    inside = directory.below.get(district, {}) if district else directory.parents
    found = [variant.name for variant in directory.variants.find(name) if len(variant.name) == len(name)]
    other_kind = [known for known in directory.stems.get(stem(name), ()) if len(stem(name)) > 2 or district]
    return next((known for known in found + other_kind if known in inside and known != name), None)


def _message(near):
    return format_lazy(_("The directory has {name}."), name=near) if near else ""
