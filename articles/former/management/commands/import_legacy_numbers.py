"""Takes in where the stories and pages of the former site are now, so that its links lead on."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.former.table import TableRefused, take_in


class Command(BaseCommand):
    help = (
        "Reads a CSV file of old and new addresses: /content/2021-03/09/content_5.htm,/articles/12/ "
        "and /content/2021-03/09/node_2.htm,/issues/2021-03-09/1/. All or nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.csv", help="UTF-8")

    def handle(self, *args, file, **options):
        try:
            count = take_in(Path(file).read_text("utf-8").splitlines())
        except TableRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        except UnicodeDecodeError as error:
            raise CommandError(_("%(path)s is not in UTF-8.") % {"path": file}) from error
        except OSError as error:
            words = {"path": file, "why": error.strerror}
            raise CommandError(_("%(path)s cannot be read: %(why)s.") % words) from error
        self.stdout.write(ngettext("%(n)d address", "%(n)d addresses", count) % {"n": count})
