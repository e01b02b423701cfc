"""A full stop at the end of a headline."""

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule


@rule(
    "P21",
    _("Full stop in a headline"),
    _("A headline does not end with a full stop."),
    examples=[("徒弟出师，师父才领津贴。", "徒弟出师，师父才领津贴")],
    example_field="headline",
)
def headline_stop(reading):
    for field in reading.fields:
        if field.name in ("kicker", "headline", "subhead") and field.text.endswith("。"):
            yield field.found(len(field.text) - 1, len(field.text), "")
