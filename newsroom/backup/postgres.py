"""A PostgreSQL database in a backup: its schema as statements, each table as COPY gives it.

One transaction REPEATABLE READ sees one moment and holds up nobody. No client program is needed, of
whatever version; what it reads and writes is text, which every later PostgreSQL reads.
"""

import hashlib
import time

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext as _
from psycopg import sql

from newsroom.backup import schema
from newsroom.backup.sealing import BackupRefused, Damaged

KIND, SCHEMA_PART, TABLE = "postgresql", "schema", "table"
AS_TEXT = [
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL datestyle = 'ISO, MDY'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL search_path = public",
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    "SET LOCAL idle_in_transaction_session_timeout = 0",
    "SET LOCAL synchronize_seqscans = off",  # rows in the order in which they lie
]
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
PATIENCE = 5  # seconds
LOAD = ["SET LOCAL check_function_bodies = off", "SET LOCAL maintenance_work_mem = '256MB'"]


class Snapshot:
    """The database as it is when this is made. To be closed."""

    kind = KIND

    def __init__(self, folder=None):
        self.connection = connections.create_connection(DEFAULT_DB_ALIAS)
        self.connection.ensure_connection()
        self.cursor = self.connection.connection.cursor()
        try:
            self.cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            for statement in AS_TEXT:
                self.cursor.execute(statement)
            self.described = schema.described(self.cursor)
            # No migration may change a table before its turn has come
            names = ", ".join(f"public.{schema.quoted(table['name'])}" for table in self.tables)
            if names:
                self.cursor.execute(f"LOCK TABLE {names} IN ACCESS SHARE MODE")
                self.described = schema.described(self.cursor)
        except BaseException as error:
            self.close()
            if isinstance(error, schema.Unknown):
                raise BackupRefused(str(error)) from error
            raise
        self.server = f"PostgreSQL {self.connection.connection.info.server_version}"

    @property
    def tables(self):
        return self.described["tables"]

    def rows(self, statement):
        self.cursor.execute(statement)
        return self.cursor.fetchall()

    def has(self, table, column):
        return any(known["name"] == table and column in known["columns"] for known in self.tables)

    def pack(self, packer):
        """Writes the parts. Returns {table: number of rows}."""
        packer.text(SCHEMA_PART, SCHEMA_PART, self.described)
        counts = {}
        for table in self.tables:
            name, columns = table["name"], table["columns"]
            with packer.part(f"tables/{name}", TABLE, deflated=True, columns=columns) as part:
                counts[name] = part.end["rows"] = copy_out(self.cursor, name, columns, part.write)
        return counts

    def close(self):
        self.connection.close()


def copy_out(cursor, name, columns, write):
    """Gives the rows of a table as text to `write`. Returns how many they are."""
    with cursor.copy(_copy(name, columns, "TO STDOUT")) as copy:
        for data in copy:
            write(data)
    return cursor.rowcount


def _copy(name, columns, whither):
    return sql.SQL("COPY public.{} ({}) " + whither).format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )


class Target:
    """The database to be restored into: of the settings, or a scratch one. Nothing shows before `commit`.

    What was there goes into a schema of another name, in the same transaction.
    """

    kind = KIND

    def __init__(self, connection):
        self.connection = connection
        self.described = None

    @property
    def name(self):
        return self.connection.settings_dict["NAME"]

    def is_empty(self):
        return not self._ask("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public')")

    def _ask(self, statement):
        with self.connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0]

    def refuse_use(self):
        """Raises `BackupRefused` while others are connected: their work would end up in what is put aside."""
        until = time.monotonic() + PATIENCE
        while others := self._ask(OTHERS):
            if time.monotonic() > until:
                break
            time.sleep(0.2)  # what was closed just now is gone in a moment
        if others:
            raise BackupRefused(
                _("The database is in use (%(count)s connections): stop Newsroom and its worker first.")
                % {"count": others}
            )

    def begin(self, aside):
        """`aside`: the name under which what is there is kept."""
        self.aside = aside
        self.connection.ensure_connection()
        self.cursor = self.connection.connection.cursor()
        self.cursor.execute("BEGIN")
        for statement in [*AS_TEXT, *LOAD]:
            self.cursor.execute(statement)
        self._put_aside()

    def _put_aside(self):
        self.cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in self.cursor.fetchall()]
        if not tables:
            self.aside = None
            return
        place = schema.quoted(self.aside)
        self.cursor.execute(f"CREATE SCHEMA {place}")
        for name in tables:
            self.cursor.execute(f"ALTER TABLE public.{schema.quoted(name)} SET SCHEMA {place}")
        self.cursor.execute(
            "SELECT pg_proc.oid::regprocedure::text FROM pg_proc "  # noqa: S608
            f"WHERE {schema.OURS.format(oid_of='pg_proc', namespace='pronamespace')}"
        )
        for (name,) in self.cursor.fetchall():
            self.cursor.execute(f"ALTER FUNCTION {name} SET SCHEMA {place}")
        self.cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"
        )
        for (name,) in self.cursor.fetchall():  # of no table; the others went with theirs
            self.cursor.execute(f"ALTER SEQUENCE public.{schema.quoted(name)} SET SCHEMA {place}")

    def take(self, part):
        """Loads a part if it is of the database. Says whether it was."""
        if part.kind == SCHEMA_PART:
            self.described = part.json()
            self._run("before")
        elif part.kind == TABLE:
            name, columns = part.name.removeprefix("tables/"), part.said["columns"]
            with self.cursor.copy(_copy(name, columns, "FROM STDIN")) as copy:
                for piece in part.pieces():
                    copy.write(piece)
            if self.cursor.rowcount != part.end["rows"]:
                raise Damaged(
                    _("The backup is damaged: “%(name)s” is not what was written.") % {"name": part.name}
                )
        else:
            return False
        return True

    def _run(self, which):
        for statement in self.described[which]:
            self.cursor.execute(statement)

    def finish(self):
        """After the last row: keys, indexes, triggers. It still shows to nobody."""
        self._run("after")
        self.cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def commit(self):
        self.cursor.execute("COMMIT")
        self.cursor.execute("ANALYZE")
        self.connection.close()

    def rollback(self):
        self.close()

    def close(self):
        self.connection.close()

    def digests(self):
        """{part's name: (rows, SHA-256 of their text)} as they stand there now."""
        found = {}
        self.connection.ensure_connection()
        cursor = self.connection.connection.cursor()
        cursor.execute("BEGIN READ ONLY")
        for statement in AS_TEXT:
            cursor.execute(statement)
        for table in schema.described(cursor)["tables"]:
            total = hashlib.sha256()
            rows = copy_out(cursor, table["name"], table["columns"], total.update)
            found[f"tables/{table['name']}"] = (rows, total.hexdigest())
        cursor.execute("ROLLBACK")
        return found
