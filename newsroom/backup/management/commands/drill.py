import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from newsroom.backup import keys, reports
from newsroom.backup.drilling import drill
from newsroom.backup.sealing import BackupRefused


class Command(BaseCommand):
    help = (
        "Restores a backup to a scratch place, compares it, verifies its ledger and asks for its pages. "
        "Ends with 1 if anything is not as it was. Of a folder, its newest backup."
    )

    def add_arguments(self, parser):
        parser.add_argument("source", help="a file that manage.py backup has written, or a folder of them")
        parser.add_argument("--key-file", default="", help="a file that holds the secret")
        parser.add_argument(
            "--scratch", help="a folder with room for all of it (default: that of the system)"
        )
        parser.add_argument("--report", metavar="FILE", help="also as FILE.txt and FILE.json")

    def handle(self, *, source, key_file, scratch, report, **options):
        source = Path(source)
        if source.is_dir():
            found = sorted(source.glob("newsroom-*.backup"))
            if not found:
                raise CommandError(_("There is no backup in %(folder)s.") % {"folder": source})
            source = found[-1]
        try:
            said = drill(source, keys.secret(key_file), folder=scratch, tell=self.stdout.write)
        except (BackupRefused, OSError, ValueError) as error:
            raise CommandError(reports.trouble(error)) from error
        text = reports.drilled(said)
        if report:
            Path(f"{report}.txt").write_text(text + "\n", "utf-8")
            Path(f"{report}.json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")
        self.stdout.write(text)
        if said["faults"]:
            raise CommandError("", returncode=1)
