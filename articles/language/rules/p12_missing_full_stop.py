"""A paragraph that does not end."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

LONG = 60  # characters: what is longer is no subheading
BROKEN_OFF = re.compile("[，、]$")
WORDS = re.compile(r"[\w%℃”》]$")
ENDED = re.compile("[。？！…][”’）》]*$")


@rule(
    "P12",
    _("No full stop at the end"),
    _("A paragraph ends with a full stop, a question mark, an exclamation mark or an ellipsis."),
    source="GB/T 15834—2011 4.1.3",
    examples=[("骑手进屋坐下。他喝了口热水，又给手机充上电", "骑手进屋坐下。他喝了口热水，又给手机充上电。")],
)
def missing_full_stop(reading):
    for field in reading.fields:
        if field.name != "body":
            continue
        for start, line in field.lines:
            text = line.rstrip()
            end = start + len(text)
            if BROKEN_OFF.search(text):
                yield field.found(end - 1, end, message=_("The paragraph breaks off after this mark."))
            elif WORDS.search(text) and not ENDED.search(text) and _is_paragraph(text):
                yield field.found(
                    end - 1,
                    end,
                    text[-1] + "。",
                    message=_("This paragraph has no mark at its end; or does it go on in the next one?"),
                )


def _is_paragraph(text):
    """A list item, a heading and a byline are short and hold no sentence."""
    return "。" in text or (len(text) >= LONG and "，" in text)
