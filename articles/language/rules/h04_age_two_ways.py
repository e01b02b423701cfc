"""One person's age given in two ways."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.names import NAME, is_name
from articles.language.rule import rule

AGED = re.compile(rf"(?<!\d)(\d{{1,3}})岁的(?P<name>{NAME})")


@rule(
    "H04",
    _("Age given in two ways"),
    _("The same person has two ages in this story."),
    examples=[
        ("47岁的解玉环讲起了村史。48岁的解玉环鞠了一躬。", "47岁的解玉环讲起了村史。47岁的解玉环鞠了一躬。")
    ],
)
def age_two_ways(reading):
    ages = {}
    for field in reading.fields:
        for match in AGED.finditer(field.text):
            for length in (3, 2, 4):
                name = match["name"][:length]
                if is_name(name) and len(name) == length:
                    age = ages.setdefault(name, match[1])
                    if age != match[1]:
                        message = format_lazy(_("Elsewhere in this story: {age}."), age=age)
                        yield field.found(match.start(), match.start("name") + length, message=message)
                    break
