"""做 and 作 in words that have settled on one."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

# What may stand there as two words (主动做, 工作家务) is left out, or told apart by its neighbours.
PAIRS = {
    "作梦": "做梦", "作生意": "做生意", "创做": "创作", "协做": "协作", "杰做": "杰作", "作好准备": "做好准备", "作好事": "做好事",
    "作实事": "做实事", "作手术": "做手术", "大有做为": "大有作为", "弄虚做假": "弄虚作假", "称做": "称作",
}  # fmt: skip
AROUND = "做为(?![他她你我您职大人民群众了期什何此])|(?<![应适恰正相充每])当做(?![好到什完])|(?<![工合制操运写创动])作客(?![观户服人体车])"
ALONE = {"做为": "作为", "当做": "当作", "作客": "做客"}
WRONG = re.compile(f"{AROUND}|{'|'.join(PAIRS)}")


@rule(
    "W09",
    _("The two words for do"),
    _("The word is written with the other of the two characters for do."),
    examples=[("做为班长", "作为班长"), ("到演播室作客", "到演播室做客")],
)
def do_and_make(reading):
    for field in reading.fields:
        for match in WRONG.finditer(field.text):
            yield field.found(
                *match.span(),
                PAIRS.get(match[0]) or ALONE[match[0]],
                severity="hint" if match[0] == "当做" else None,  # the dictionary has both
            )
