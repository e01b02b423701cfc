import time

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.models import Article
from articles.search import entries, index
from articles.search.models import SearchEntry


class Command(BaseCommand):
    """Looks through every story and indexes what differs, a batch at a time, while search goes on.

    With --from-scratch the index itself is dropped and made anew: after damage, or when the
    rule that makes the tokens has changed. Faster, but until it is done not all is found.
    """

    help = "Indexes all stories for the search."

    def add_arguments(self, parser):
        parser.add_argument(
            "--from-scratch", action="store_true", help="Drop the index and make it anew first."
        )

    def handle(self, *, from_scratch, **options):
        start = time.perf_counter()
        if from_scratch:
            with transaction.atomic():
                index.drop(connection)
                SearchEntry.objects.all().delete()
                if connection.vendor == "sqlite":  # its triggers fill it
                    index.create(connection)
        count = entries.index(Article.objects.all())
        if from_scratch:
            index.create(connection)
        index.tidy(connection)
        seconds = time.perf_counter() - start
        self.stdout.write(
            _("%(count)s stories in %(seconds).1f s, %(speed).0f stories/s")
            % {"count": count, "seconds": seconds, "speed": count / seconds}
        )
