from django.core.management.base import BaseCommand, CommandError

from newsroom.backup import keys, reports
from newsroom.backup.making import make
from newsroom.backup.sealing import BackupRefused


class Command(BaseCommand):
    help = (
        "Writes the database and all files into one file, or into a folder as newsroom-<time>.backup. "
        "Encrypted with the secret of --key-file or the environment's BACKUP_KEY, if there is one."
    )

    def add_arguments(self, parser):
        parser.add_argument("target", help="a file that is not there yet, or a folder")
        parser.add_argument("--key-file", default="", help="a file that holds the secret")
        parser.add_argument("--keep", type=int, help="so many backups stay in the folder, the newest")

    def handle(self, *, target, key_file, keep, **options):
        if keep is not None and keep < 1:
            raise CommandError("--keep: 1, 2, 3 …")
        try:
            made = make(target, key=keys.secret(key_file), keep=keep)
        except (BackupRefused, OSError, ValueError) as error:
            raise CommandError(reports.trouble(error)) from error
        self.stdout.write(reports.made(made))
