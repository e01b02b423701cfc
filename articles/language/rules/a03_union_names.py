"""Names of unions that are not, or no longer, right."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.directory import Directory
from articles.language.lexicon import Lexicon
from articles.language.rule import rule

SLIPS = re.compile("总公会|总工汇|总工回|总共会|工会总会(?!计)")
SHORT = re.compile(
    "工会(?!联合会|工作|工委|委员会|干部|主席|组织|会员|服务|小组|女职|的|法|副|专|之|志愿|系统|驿站|经费|活动|积极分子|骨干|同行|代表|第|十|界|领导|负责|相关|法律|律师|常务|筹)"
)


@rule(
    "A03",
    _("Name of a union"),
    _("The union has another name in the directory."),
    severity="warning",
    examples=[("朝阳区总公会", "朝阳区总工会"), ("望京街道工会组队参赛", "望京街道总工会组队参赛")],
)
def union_names(reading):
    former, directory = reading.knowledge.derived(_former), reading.knowledge.derived(Directory)
    known = reading.knowledge.derived(_known)
    for field in reading.fields:
        for start, end, name in former.find(field.text):
            if name:
                message = format_lazy(_("Its name today is {name}."), name=name)
                yield field.found(start, end, name, message=message)
        for match in SLIPS.finditer(field.text):
            yield field.found(*match.span(), "总工会", severity="error")
        for match in SHORT.finditer(field.text):
            before = field.text[max(0, match.start() - 9) : match.start()]
            place = _place_before(directory, before)
            if place and place + "总工会" in known:
                yield field.found(match.start() - len(place), match.end(), place + "总工会", severity="hint")


def _former(knowledge):
    """Former names; and today's, which may contain them, so that these are passed over."""
    today = [(name, None) for union in knowledge.unions for name in (union.name, *union.aliases)]
    return Lexicon(today + [(old, union.name) for union in knowledge.unions for old in union.former])


def _known(knowledge):
    return frozenset(name for union in knowledge.unions for name in (union.name, *union.aliases))


def _place_before(directory, before):
    for length in range(min(len(before), 9), 1, -1):
        name = before[-length:]
        if name in directory.parents or name in directory.districts.terms:
            return name
    return None
