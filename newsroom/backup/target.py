"""A place to restore to: a database and the files that belong to it."""

from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection, transaction

from articles import outbox
from newsroom import ledger
from newsroom.backup import databases, files
from newsroom.backup.making import operator
from newsroom.ledger.verifying import head

RESTORED = "backup.restored"
SINCE = "SELECT kind, subject FROM ledger_entry WHERE number > %s ORDER BY number LIMIT 100000"


class House:
    """Database and files together. All of it shows at `commit`, or nothing."""

    def __init__(self, database, filed):
        self.database, self.files = database, filed

    @classmethod
    def of_settings(cls):
        filed = files.Bucket() if settings.FILES else files.Folders(folders_of_settings())
        return cls(databases.target(), filed)

    @property
    def name(self):
        """What the operator types to have it replaced."""
        return self.database.name

    def is_empty(self):
        return self.database.is_empty() and self.files.is_empty()

    def former(self, latest):
        """What of the ledger is to be replaced: ([number, hash] of its end or None, {kind: subjects} of
        what it has after the row number `latest`, which is what a restore undoes)."""
        if self.database.is_empty():
            return None, {}
        undone = {}
        try:
            end = list(head())
            with connection.cursor() as cursor:
                cursor.execute(SINCE, [latest])
                for kind, subject in cursor.fetchall():
                    undone.setdefault(kind, []).append(subject)
        except DatabaseError:  # no ledger, or none of ours
            return None, {}
        return end, undone

    def let_go(self):
        databases.let_go()

    def refuse_use(self):
        self.database.refuse_use()
        self.files.refuse_use()

    def begin(self, aside):
        self.database.begin(aside)
        self.files.begin(aside)

    def take(self, part):
        if not (self.database.take(part) or self.files.take(part)):
            raise files.unknown(part)

    def finish(self):
        self.database.finish()
        self.files.finish()

    def commit(self):
        """Files first: rows that name what is not there would be worse than files that no row names."""
        kept = self.files.commit()
        try:
            self.database.commit()
        except BaseException:
            self.files.take_back()
            raise
        return [*filter(None, [self.database.aside]), *kept]

    def rollback(self):
        self.database.rollback()
        self.files.rollback()

    def tell_of_it(self, summary, former, kept, undone):
        """Puts the restore on record in what was restored, and has caches forget the state before."""
        facts = {
            "sha256": summary.digest,
            "made_at": summary.about["made_at"],
            "ledger": summary.about["ledger"],
            "replaced": former,
            "kept": [str(place) for place in kept],
            "undone": {kind: len(subjects) for kind, subjects in undone.items()},
        }
        tables = connection.introspection.table_names()  # a version before may have had neither
        subject = f"backup:{summary.about['backup']}"
        with transaction.atomic():
            if "ledger_entry" in tables:
                ledger.record(RESTORED, actor=operator(), subject=subject, facts=facts)
            if "outbox_errand" in tables:
                outbox.put("purge", keys=["all"])
        for alias in settings.CACHES:
            caches[alias].clear()


def folders_of_settings():
    """{area: folder} of the files, if they lie in folders."""
    return {area: Path(storage.location) for area, storage in files.storages().items()}
