import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from articles.notices.postman import go_round


class Command(BaseCommand):
    help = "Sends the notices that are due by e-mail: at once, or as each person's daily digest."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="go on, looking again after so many seconds"
        )

    def handle(self, *, every, verbosity, **options):
        while True:
            number = go_round()
            if number or (verbosity and not every):
                self.stdout.write(f"{number} letters sent")
            if not every:
                return
            close_old_connections()
            time.sleep(every)
