"""Several leaders in a row: the order of their ranks."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule
from articles.language.wordlists import listed

JOINED = re.compile("[、，和与][^。；！？\n]{0,24}$")
BREAKS = re.compile("出席|讲话|主持|陪同|指出|强调|表示|说|介绍|走进|慰问|参加|了")


@rule(
    "W13",
    _("Order of leaders"),
    _("Leaders who are named together stand in the order of the paper's list."),
    severity="warning",
    examples=[
        (
            "北京市总工会副主席闻人杰、北京市总工会主席钟启明出席。",
            "北京市总工会主席钟启明、北京市总工会副主席闻人杰出席。",
        )
    ],
)
def leaders_order(reading):
    lexicon = reading.knowledge.derived(listed("leader"))
    for field in reading.fields:
        before = None
        for start, end, word in lexicon.find(field.text):
            if before:
                gap = field.text[before[0] : start]
                if JOINED.fullmatch(gap) and not BREAKS.search(gap) and word.rank < before[1].rank:
                    message = format_lazy(
                        _("{name} stands before {other} on the list."), name=word.term, other=before[1].term
                    )
                    yield field.found(start, end, message=message, is_blocking=word.blocking)
            before = (end, word)
