import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from articles.notices.mail import send_due_mail
from articles.notices.signals import before_mail


class Command(BaseCommand):
    help = "Sends the notices that are due by e-mail: at once, or as each person's daily digest."

    def add_arguments(self, parser):
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="go on, looking again after so many seconds"
        )

    def handle(self, *, every, verbosity, **options):
        while True:
            before_mail.send_robust(sender=type(self))  # what fails there is logged; mail goes out
            number = send_due_mail()
            if number or (verbosity and not every):
                self.stdout.write(f"{number} letters sent")
            if not every:
                return
            close_old_connections()
            time.sleep(every)
