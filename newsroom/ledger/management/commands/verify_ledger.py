from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from newsroom.ledger.heads import kept_heads
from newsroom.ledger.verifying import Fault, Head, verify


class Command(BaseCommand):
    help = "Walks the ledger's chain and says the first fault. Ends with 1 if there is one."

    def add_arguments(self, parser):
        parser.add_argument(
            "--head",
            nargs=2,
            action="append",
            default=[],
            metavar=("HASH", "NUMBER"),
            help="a head that was mailed or written down: shows a cut end, and a chain made anew",
        )
        parser.add_argument("--no-file", action="store_true", help="do not compare with the file of heads")

    def handle(self, *, head, no_file, **options):
        for _hash, number in head:
            if not number.isdecimal():
                raise CommandError(_("“%(number)s” is no number of a row.") % {"number": number})
        heads = [Head(int(number), digest.lower()) for digest, number in head]
        kept = [] if no_file else kept_heads()
        try:
            latest = verify([*heads, *kept])
        except Fault as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            _(
                "The ledger is whole: it ends with row %(number)s, hash %(hash)s; compared with %(heads)s heads."
            )
            % {"number": latest.number, "hash": latest.hash, "heads": len(heads) + len(kept)}
        )
