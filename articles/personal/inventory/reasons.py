"""Purposes, and reasons for what stays, that stand in the inventory more than once."""

from django.utils.translation import gettext_lazy as _

LOGIN = _("Letting the right person in")
LOGS = _("Finding out who came in, from where and when")
WORKING = _("Work on stories and pages")
RECORD = _("Who did what: reviews, proofs, moves")
PRINTED = _("What readers are told: the paper and its archive")
TELLING = _("Telling people what concerns them")
PLANNING = _("Who goes where, and who writes what")
MONEY = _("Fees and the figures of the month")
HOUSE = _("How the house works: places, formats, words, lists")
MACHINES = _("Keeping the machines at work")

PRINTED_STAYS = _("It stands in the published paper; the archive is not changed afterwards.")
RECORD_STAYS = _(
    "Who answered for which text: kept by law (three reviews; logs of six months at least), and the "
    "database refuses to change it."
)
NAMED_STAYS = _("Number and name stay, so that records that stay can be read.")
MONEY_STAYS = _("A signed statement of fees is a voucher of the books, kept as the law on accounting has it.")
WORK_STAYS = _("Belongs to the work of the house, not to the private life of the person.")
