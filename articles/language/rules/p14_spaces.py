"""Spaces in a Chinese sentence."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.marks import HAN, SPACES, STOPS, pairs
from articles.language.rule import rule

SPACE = re.compile(
    rf"(?<=[{HAN}])[{SPACES}]+(?=[{HAN}\d])|(?<=[\d%{STOPS}”》）])[{SPACES}]+(?=[{HAN}“《（])"
    rf"|(?<=\S)[{SPACES}]+(?=[{STOPS}”》）])|(?<=[“《（])[{SPACES}]+"
)
BYLINE = re.compile(
    rf"(?:记者|通讯员|摄影|实习生|编辑|校对|作者|资料|供图|[文图]/)[{SPACES}、/{HAN}]{{0,24}}|日[{SPACES}]+(?=星期|周)"
)


@rule(
    "P14",
    _("Space in a sentence"),
    _("Chinese text has no spaces between characters, numbers and marks. Headlines and bylines may."),
    source="CY/T 154—2017",
    examples=[("把 服务送到职工身边，送到心里去。", "把服务送到职工身边，送到心里去。")],
)
def spaces(reading):
    for field in reading.fields:
        if field.name != "body" and not field.name.startswith("caption:"):
            continue
        for start, line in field.lines:
            if not any(stop in line for stop in "，。；：？！"):
                continue  # a subheading or a byline
            allowed = [match.span() for match in BYLINE.finditer(line)]
            allowed += [pair[:2] for pair in pairs(line, {"“": "”"}).closed]  # slogans
            for match in SPACE.finditer(line):
                if not any(left < match.start() and match.end() <= right for left, right in allowed):
                    number = match[0].isspace() and _touches_number(line, match)
                    yield field.found(
                        start + match.start(), start + match.end(), "", severity="hint" if number else None
                    )


def _touches_number(line, match):
    return line[match.start() - 1].isdigit() or line[match.end() : match.end() + 1].isdigit()
