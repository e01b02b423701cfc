"""What the database itself refuses, and on PostgreSQL how it chains the rows at commit.

A row is never changed. It is never taken out, unless it is older than six months *and* a row
of the ledger says that all up to it were (pruning.py): so says the trigger, not the program. A
row is only ever added at the end. SQLite forgets the triggers of a table that Django rebuilds;
`restore_guards` puts them back after each `migrate`.
"""

from django.db import connections

from newsroom.ledger.canonical import FIRST

KEPT_DAYS = 184  # the longest six months: 1 July to 31 December (网络安全法 article 21)
LOCK = 7_238_115_904_713  # any number that nobody else locks

# All of a transaction's own rows in `ledger_waiting`, and nobody else's, are what it sees
# there: whoever commits leaves none. `ring` runs among the deferred triggers, with the
# checks of foreign keys, which may wait for rows; `chain` only after all of those.
POSTGRES = [
    """
    CREATE UNLOGGED TABLE IF NOT EXISTS ledger_waiting (
        id bigserial PRIMARY KEY, at text NOT NULL, actor_id bigint, actor text NOT NULL,
        kind text NOT NULL, subject text NOT NULL, facts text NOT NULL, words text NOT NULL,
        rings boolean NOT NULL DEFAULT true, rung boolean NOT NULL DEFAULT false
    )
    """,
    """
    CREATE OR REPLACE FUNCTION ledger_ring() RETURNS trigger AS $$
    BEGIN
        UPDATE ledger_waiting SET rung = true
        WHERE id = (SELECT min(id) FROM ledger_waiting) AND NOT rung;
        RETURN NULL;
    END
    $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
    """,
    f"""
    CREATE OR REPLACE FUNCTION ledger_chain() RETURNS trigger AS $$
    DECLARE
        latest bigint; before text; this text; waiting record;
    BEGIN
        IF NOT EXISTS (SELECT FROM ledger_waiting) THEN RETURN NULL; END IF;
        PERFORM pg_advisory_xact_lock({LOCK});
        SELECT number, hash INTO latest, before FROM ledger_entry ORDER BY number DESC LIMIT 1;
        IF NOT FOUND THEN latest := 0; before := '{FIRST}'; END IF;
        FOR waiting IN SELECT * FROM ledger_waiting ORDER BY id LOOP
            latest := latest + 1;
            this := encode(sha256(convert_to(
                latest || E'\\n' || before || E'\\n' || waiting.words, 'UTF8')), 'hex');
            INSERT INTO ledger_entry
                (number, at, actor_id, actor, kind, subject, facts, previous, hash)
            VALUES (latest, waiting.at, waiting.actor_id, waiting.actor, waiting.kind,
                    waiting.subject, waiting.facts, before, this);
            before := this;
        END LOOP;
        DELETE FROM ledger_waiting;
        RETURN NULL;
    END
    $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
    """,  # noqa: S608 - no word from outside
    f"""
    CREATE OR REPLACE FUNCTION ledger_guard() RETURNS trigger AS $$
    DECLARE
        latest record;
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.number <= (SELECT max(split_part(subject, ':', 2)::bigint)
                              FROM ledger_entry WHERE kind = 'ledger.prune')
                AND OLD.at < to_char(now() AT TIME ZONE 'UTC' - interval '{KEPT_DAYS} days',
                                     'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            THEN RETURN OLD; END IF;
        ELSIF TG_OP = 'INSERT' THEN
            SELECT number, hash INTO latest FROM ledger_entry ORDER BY number DESC LIMIT 1;
            IF NEW.number = coalesce(latest.number, 0) + 1
                AND NEW.previous = coalesce(latest.hash, '{FIRST}')
            THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'the ledger % is append-only', TG_TABLE_NAME;
    END
    $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
    """,  # noqa: S608 - no word from outside
]
POSTGRES_TRIGGERS = {
    "ledger_entry_guard": (
        "CREATE TRIGGER ledger_entry_guard BEFORE INSERT OR UPDATE OR DELETE ON ledger_entry "
        "FOR EACH ROW EXECUTE FUNCTION ledger_guard()"
    ),
    "ledger_entry_no_truncate": (
        "CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_guard()"
    ),
    "ledger_waiting_ring": (
        "CREATE CONSTRAINT TRIGGER ledger_waiting_ring AFTER INSERT ON ledger_waiting "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.rings) EXECUTE FUNCTION ledger_ring()"
    ),
    "ledger_waiting_chain": (
        "CREATE CONSTRAINT TRIGGER ledger_waiting_chain AFTER UPDATE ON ledger_waiting "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.rung) EXECUTE FUNCTION ledger_chain()"
    ),
}
REFUSED = "SELECT RAISE(ABORT, 'the ledger ledger_entry is append-only')"
SQLITE_TRIGGERS = {
    "ledger_entry_no_update": (
        f"CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN {REFUSED}; END"
    ),
    "ledger_entry_no_delete": f"""
        CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
        WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-{KEPT_DAYS} days')
            OR OLD.number > coalesce((
                SELECT max(CAST(substr(subject, instr(subject, ':') + 1) AS INTEGER))
                FROM ledger_entry WHERE kind = 'ledger.prune'), 0)
        BEGIN {REFUSED}; END
    """,  # noqa: S608 - no word from outside
    # Also for INSERT OR REPLACE, which asks no other trigger about the row that it deletes.
    "ledger_entry_at_the_end": f"""
        CREATE TRIGGER ledger_entry_at_the_end BEFORE INSERT ON ledger_entry
        WHEN NEW.number IS NOT coalesce((SELECT max(number) FROM ledger_entry), 0) + 1
            OR NEW.previous IS NOT
                coalesce((SELECT hash FROM ledger_entry ORDER BY number DESC LIMIT 1), '{FIRST}')
        BEGIN {REFUSED}; END
    """,  # noqa: S608
}


def triggers_of(connection):
    return POSTGRES_TRIGGERS if connection.vendor == "postgresql" else SQLITE_TRIGGERS


def missing_guards(connection):
    """The names of triggers that are not there, or on PostgreSQL are switched off."""
    present = triggers_in_force(connection)
    return [name for name in triggers_of(connection) if name not in present]


def triggers_in_force(connection):
    """The names of all triggers of the database, on PostgreSQL of those that are switched on."""
    if connection.vendor == "postgresql":
        statement = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    else:
        statement = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return {name for (name,) in cursor.fetchall()}


def set_guards(connection):
    """Has the database refuse from now on. Does nothing twice."""
    with connection.cursor() as cursor:
        for statement in POSTGRES if connection.vendor == "postgresql" else ():
            cursor.execute(statement)
        missing = missing_guards(connection)
        for name, statement in triggers_of(connection).items():
            if name in missing:
                cursor.execute(statement)


def lift_guards(connection):
    """For going back through the migration, and for tests that play the burglar."""
    with connection.cursor() as cursor:
        for name in triggers_of(connection):
            table = "ledger_entry" if name.startswith("ledger_entry") else "ledger_waiting"
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def restore_guards(using="default", **kwargs):
    """After `migrate`: puts back what a rebuilt table has lost."""
    connection = connections[using]
    if "ledger_entry" in connection.introspection.table_names() and missing_guards(connection):
        set_guards(connection)
