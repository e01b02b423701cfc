"""A name in a caption that the text does not know."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.names import NAME, is_name, named
from articles.language.rule import rule

DOES = "（[左右中前后]|正?在|正|手持|手捧|向|为|给|展示|介绍|拿着|和|与|、"
# Surnames that are everyday words: at the start of a clause they say too little.
WORDS = frozenset("从相能空国后代门利来都家师山和红公有商步广双通全时方万路车安文明成常边农应于水高金连向何")
AT_START = re.compile(rf"(?:^|(?<=[，。；：])|(?<=图为)|(?<=[和与、]))(?P<name>{NAME})(?={DOES})")


@rule(
    "H03",
    _("Name that the text does not know"),
    _("The caption names somebody who is not named in the story."),
    severity="warning",
    examples=[("图为孟凡亮（左）在铲雪。", "图为邝德胜（左）在铲雪。")],
    example_field="caption:1",
)
def caption_names(reading):
    text = "\n".join(field.text for field in reading.main)
    if not text:
        return
    for field in reading.captions:
        seen = set()
        for start, end, name in [*_at_start(field.text), *named(field.text)]:
            if name not in text and name not in reading.story.bylines and (start, end) not in seen:
                seen.add((start, end))
                yield field.found(start, end)


def _at_start(text):
    for match in AT_START.finditer(text):
        name = match["name"]
        if len(name) >= 3 and name[0] not in WORDS and is_name(name):
            yield *match.span("name"), name
