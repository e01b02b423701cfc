from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.doors.dormant import disable_dormant, dormant


class Command(BaseCommand):
    help = "Switches off the accounts that nobody has used for 90 days. The worker does it by itself."

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=settings.DORMANT_DAYS or 90)
        parser.add_argument("--dry-run", action="store_true", help="Only says which.")

    def handle(self, *, days, dry_run, **options):
        if dry_run:
            names = [user.username for user in dormant(days)]
        else:
            names = disable_dormant(days)
        for name in names:
            self.stdout.write(name)
        self.stdout.write(f"{len(names)} dormant accounts" + (" would be switched off" if dry_run else ""))
