import signal
import threading

from django.core.management.base import BaseCommand

from articles.outbox import handlers
from articles.outbox.loop import work
from articles.outbox.working import run_due
from newsroom import clock


class Command(BaseCommand):
    help = "Does what is due after changes (purging caches, making files) and sends mail, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then the end")

    def handle(self, *, once, **options):
        clock.set_at_start()
        if once:
            number = run_due()
            for _seconds, task in handlers.REGULAR:
                task()
            self.stdout.write(f"{number} errands done")
            return
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):  # ends after the errand in hand
            signal.signal(name, lambda *_: stopped.set())
        work(stopped.is_set)
