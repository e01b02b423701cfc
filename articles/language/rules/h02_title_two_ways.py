"""主席 here, 副主席 there, for one person."""

import re
from collections import defaultdict

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.names import TITLES
from articles.language.rule import rule

TITLE = re.compile(f"(?:常务)?(副?)({TITLES})$")
REACH = 8
ORGANISATION = 2  # characters before a title that tell one post from another


@rule(
    "H02",
    _("Title written in two ways"),
    _("The same person has this title once with deputy and once without."),
    examples=[
        (
            "区总工会主席李晓梅走进车间。区总工会副主席李晓梅听取意见。",
            "区总工会主席李晓梅走进车间。区总工会主席李晓梅听取意见。",
        )
    ],
)
def title_two_ways(reading):
    first = defaultdict(dict)  # (name, title) -> "副" or "" -> organisation
    for field in reading.fields:
        for name in reading.people:
            for match in re.finditer(re.escape(name), field.text):
                posts = _posts(field.text, match.start())
                for start, deputy, title, organisation in posts:
                    known = first[name, title]
                    same = any(post[2] == title and post[1] != deputy for post in posts)
                    others = [o for d, o in known.items() if d != deputy and (o == organisation or not o)]
                    if others and deputy not in known and not same:
                        message = format_lazy(
                            _("Elsewhere in this story: {title}."),
                            title=("" if deputy else "副") + title + name,
                        )
                        yield field.found(start, match.end(), message=message)
                    known.setdefault(deputy, organisation)


def _posts(text, end):
    """The titles right before a name: (start, "副" or "", title, end of its organisation's name)."""
    posts = []
    while match := TITLE.search(text[max(0, end - REACH) : end]):
        start = end - len(match[0])
        posts.append((start, match[1], match[2], text[max(0, start - ORGANISATION) : start]))
        joined = text[start - 1 : start]
        if joined not in ("、", "兼"):
            break
        end = start - 1
    return posts
