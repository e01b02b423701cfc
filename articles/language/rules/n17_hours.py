"""下午14点, 凌晨15点, 25:30."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

HOUR = r"(?:[点时](?!间)|[:：][0-5]\d)"
TWICE = re.compile(rf"(?P<word>下午|午后|傍晚|晚上|夜里|晚间|当晚|晚)(?P<late>(?:1[3-9]|2[0-3]){HOUR})")
WRONG = re.compile(rf"(?:上午|早上|早晨|清晨|凌晨)(?:1[3-9]|2[0-4]){HOUR}")
NO_TIME = re.compile(
    r"(?:(?:时间为|时间|上午|下午|晚上|于|至|[-—～])(?:2[5-9]|[3-9]\d)[:：][0-5]\d|(?<![\d:：])[012]?\d[点时](?:6\d|[7-9]\d)分)"
)


@rule(
    "N17",
    _("Time of day"),
    _("Either morning and afternoon are named, or the day has 24 hours; the two are not mixed."),
    source="GB/T 15835—2011 5.1.5",
    examples=[("下午14点开会", "14点开会"), ("晚上21:30", "21:30")],
)
def hours(reading):
    for field in reading.fields:
        for match in TWICE.finditer(field.text):
            yield field.found(*match.span(), match["late"])
        for match in WRONG.finditer(field.text):
            yield field.found(*match.span(), message=_("This hour does not belong to the morning."))
        for match in NO_TIME.finditer(field.text):
            yield field.found(*match.span(), message=_("There is no such time of day."), severity="error")
