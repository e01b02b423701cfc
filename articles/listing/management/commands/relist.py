import time

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.listing.models import Listed, StoryList
from articles.listing.rebuilding import differences, rebuild


class Command(BaseCommand):
    """Makes the lists of stories anew: after damage, or when stories were written past the moves.

    With --check it changes nothing, tells what differs, and fails if anything does.
    """

    help = "Makes all lists of stories, and their pages, anew."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Only say what differs.")

    def handle(self, *, check, **options):
        start = time.perf_counter()
        if check:
            return self.check_lists()
        rebuild()
        self.stdout.write(
            _("%(rows)s places in %(lists)s lists, in %(seconds).1f s")
            % {
                "rows": Listed.objects.count(),
                "lists": StoryList.objects.count(),
                "seconds": time.perf_counter() - start,
            }
        )

    def check_lists(self):
        wrong, lacking = differences()
        for sign, rows in (("+", wrong), ("-", lacking)):
            for kind, subject, at, pk in sorted(rows):
                self.stdout.write(f"{sign} {kind} {subject} {at:%Y-%m-%d %H:%M} {pk}")
        if wrong or lacking:
            raise SystemExit(1)
