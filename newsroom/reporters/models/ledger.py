"""What every record (流转记录) has in common: who, when, what, and that it only grows.

Each row of each is also a row in the ledger of the house, in the same transaction: what it says
is then in the chain, and cannot be changed unseen even by who commands the database.
"""

from django.conf import settings
from django.db import connections, migrations, models, transaction
from django.utils.translation import gettext_lazy as _

from newsroom import ledger
from newsroom.ledger.guards import triggers_in_force
from newsroom.reporters import clock


class LedgerEntryQuerySet(models.QuerySet):
    def bulk_create(self, objs, *args, **kwargs):
        with transaction.atomic(savepoint=False):
            rows = super().bulk_create(objs, *args, **kwargs)
            for actor in dict.fromkeys(row.actor for row in rows):
                ledger.record_many([row.on_record() for row in rows if row.actor == actor], actor=actor)
        return rows


class LedgerEntry(models.Model):
    """A row that is written once. The database refuses to change or delete it (`append_only`)."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    verb = models.CharField(_("move"), max_length=30)
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("at"), default=clock.now)

    objects = LedgerEntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """With its row in the ledger of the house: both or neither."""
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            ledger.record_many([self.on_record()], actor=self.actor)

    def on_record(self):
        """What the ledger of the house keeps of it: (kind, subject, facts). The facts are the whole row."""
        facts = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in ("actor", "verb")
        }
        return f"{self._meta.app_label}.{self.verb}", self.subject_on_record(), facts

    def subject_on_record(self):
        """What it is about: the row that its first foreign key points to, or itself."""
        for field in self._meta.concrete_fields:
            if (
                field.many_to_one
                and field.name != "actor"
                and (pk := getattr(self, field.attname)) is not None
            ):
                return f"{field.related_model._meta.label_lower}:{pk}"
        return self


POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the ledger % is append-only', TG_TABLE_NAME; END
$$ LANGUAGE plpgsql
"""


def protect(schema_editor, table):
    """Has the database refuse UPDATE, DELETE and TRUNCATE on `table`. Works on PostgreSQL and SQLite."""
    unprotect(schema_editor, table)  # so that it does no harm when it is done twice
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION, params=None)  # its % is not a placeholder
        schema_editor.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
        )
    else:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger {table} is append-only'); END"
            )
        # INSERT OR REPLACE deletes the row that is in its way without asking the trigger above.
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 - a name of ours
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, 'the ledger {table} is append-only'); END"
        )


def unprotect(schema_editor, table):
    """Takes the protection away again: for going back through a migration only."""
    if schema_editor.connection.vendor == "postgresql":
        for trigger in ("append_only", "no_truncate"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{trigger} ON {table}")
    else:
        for action in ("update", "delete", "replace"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")


def append_only(table):
    """The migration operation that makes `table` a ledger."""
    return migrations.RunPython(
        lambda apps, schema_editor: protect(schema_editor, table),
        lambda apps, schema_editor: unprotect(schema_editor, table),
    )


def records():
    """All kinds of records of the house."""
    found = [LedgerEntry]
    for model in found:
        found += model.__subclasses__()
    return [model for model in found if not model._meta.abstract and model.__module__ != "__fake__"]


def unprotected(connection):
    """The tables of records that are there, and on which the database would allow a change."""
    suffix = "append_only" if connection.vendor == "postgresql" else "no_update"
    present = triggers_in_force(connection)
    tables = set(connection.introspection.table_names())
    return [
        table
        for model in records()
        if (table := model._meta.db_table) in tables and f"{table}_{suffix}" not in present
    ]


def restore_protection(using="default", **kwargs):
    """After `migrate`: SQLite forgets the triggers of a table that Django rebuilds. Puts them back."""
    connection = connections[using]
    if tables := unprotected(connection):
        with transaction.atomic(using=using):
            editor = connection.schema_editor()
            editor.deferred_sql = []
            for table in tables:
                protect(editor, table)
