from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.ledger.pruning import PruneRefused, prune
from newsroom.ledger.verifying import Fault, verify


class Command(BaseCommand):
    help = "Takes rows from before a day out of the ledger. Refuses what is younger than six months."

    def add_arguments(self, parser):
        parser.add_argument("--before", required=True, metavar="YYYY-MM-DD", help="the first day that stays")
        parser.add_argument("--reason", required=True, help="stands in the row that says what went")

    def handle(self, *, before, reason, **options):
        try:
            day = timezone.make_aware(datetime.strptime(before, "%Y-%m-%d"))  # noqa: DTZ007 - local day
        except ValueError as error:
            raise CommandError(_("“%(day)s” is no day.") % {"day": before}) from error
        try:
            verify()  # what is wrong is not swept away
            number = prune(day, by="manage.py prune_ledger", reason=reason)
        except (Fault, PruneRefused) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("%(number)s rows were taken out.") % {"number": number})
