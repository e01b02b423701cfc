"""A leader's title: missing or wrong where he or she is named first."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.names import TITLES
from articles.language.rule import rule
from articles.language.wordlists import listed

TITLE = re.compile(f"(?:副?(?:{TITLES}))$")
AFTER = re.compile(f"总书记|新时代|副?(?:{TITLES})|同志|[和、]")
ENOUGH = 4  # characters of the title that must stand before the name


@rule(
    "W12",
    _("Title of a leader"),
    _("Where a leader is named first, the title stands as it is on the paper's list."),
    severity="warning",
    examples=[("北京市总工会副主席钟启明", "北京市总工会主席钟启明")],
)
def leaders_titles(reading):
    lexicon = reading.knowledge.derived(listed("leader"))
    for field in reading.fields:
        if field.name != "body":
            continue
        seen = set()
        for start, end, word in lexicon.find(field.text):
            if word.term in seen or not word.title:
                continue
            seen.add(word.term)
            before = field.text[max(0, start - 40) : start]
            wrong = TITLE.search(before)
            if _fits(before, word.title) or (not wrong and AFTER.match(field.text, end)):
                continue
            message = format_lazy(_("On the list of leaders: {title}."), title=word.title + word.term)
            start -= len(wrong[0]) if wrong else 0
            yield field.found(start, end, message=message, is_blocking=word.blocking)


def _fits(before, title):
    if before.endswith(title):
        return True
    same = 0
    while same < min(len(before), len(title)) and before[-1 - same] == title[-1 - same]:
        same += 1
    # Of 党组书记、副主席 the last post may stand alone after another leader's.
    posts = title.split("、")
    return (
        same >= ENOUGH
        or (len(posts) > 1 and before.endswith(("，" + posts[-1], "、" + posts[-1])))
        or (before.endswith(("，" + title[-3:], "、" + title[-3:])) and title[-3:].startswith("副"))
    )
