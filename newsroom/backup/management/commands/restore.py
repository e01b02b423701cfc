import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from newsroom.backup import keys, reports
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import BackupRefused


class Command(BaseCommand):
    help = (
        "Restores database and files from a backup, after all of it has been checked. What is there is "
        "replaced only if its name is given, and put aside."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", help="a file that manage.py backup has written")
        parser.add_argument("--key-file", default="", help="a file that holds the secret")
        parser.add_argument("--into", metavar="NAME", help="the name of the database that is to be replaced")
        parser.add_argument("--no-input", action="store_true", help="ask nothing; replaces nothing by itself")
        parser.add_argument("--check", action="store_true", help="only read it and say whether it is whole")

    def handle(self, *, source, key_file, into, no_input, **options):
        ask = self.ask if sys.stdin.isatty() and not no_input else None
        try:
            key = keys.secret(key_file)
            if options["check"]:
                summary = check(source, key)
                words = {"moment": summary.about["made_at"], "digest": summary.digest}
                self.stdout.write(_("The backup of %(moment)s is whole: SHA-256 %(digest)s") % words)
                return
            told = restore(source, key, into=into, ask=ask, tell=self.stdout.write)
        except (BackupRefused, OSError, ValueError) as error:
            raise CommandError(reports.trouble(error)) from error
        self.stdout.write(reports.restored(told))

    def ask(self, name):
        return input(
            _("There is something in “%(name)s” already. To have it replaced, type its name: ")
            % {"name": name}
        )
