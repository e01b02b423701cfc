"""What Django's models cannot say: the full-text indexes themselves.

PostgreSQL: a GIN index on the array of tokens. SQLite: a contentless FTS5 table
that triggers on the entries keep in step, so that whatever removes an entry (a
cascade, a flush between tests) removes it from the index too. The `ascii`
tokenizer takes every character beyond ASCII for a letter: our tokens come
through unchanged whatever version of Unicode SQLite was built with. `detail`
and `columnsize` are off because neither positions nor ranks are asked for.

SQLite before 3.43 can delete from a contentless table only if it is told what
stood there; that is why the entries keep their tokens.

A later migration that alters the entries makes Django rebuild their table on
SQLite, which drops the triggers: end it with `create`.
"""

from contextlib import contextmanager

TABLE = "search_entry"
FTS_TABLE = "search_pairs"

# PostgreSQL does not know that reading arrays of a thousand tokens takes long, and would rather
# read them all than the index. Within this function it may not. The texts are read where the index
# leads to anyway; reached by their ids afterwards, each would cost twice as much.
KEYS_FUNCTION = "search_keys"
KEYS = f"""
CREATE OR REPLACE FUNCTION {KEYS_FUNCTION}(all_of integer[], one_of integer[], phrases text[])
RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 1000 SET enable_seqscan = off AS $$
BEGIN
    IF one_of IS NULL THEN
        RETURN QUERY SELECT article_id FROM {TABLE} WHERE tokens @> all_of
            AND NOT EXISTS (SELECT FROM unnest(phrases) AS phrase WHERE strpos(text, phrase) = 0);
    ELSE
        RETURN QUERY SELECT article_id FROM {TABLE} WHERE tokens @> all_of AND tokens && one_of
            AND NOT EXISTS (SELECT FROM unnest(phrases) AS phrase WHERE strpos(text, phrase) = 0);
    END IF;
END $$
"""  # noqa: S608

# The text is read of every candidate, the tokens of none: the one stays in the row, as it is, and the
# others go elsewhere. Else both would, and each look at a text would cost five times as much.
LAYOUT = f"""
ALTER TABLE {TABLE} ALTER text SET STORAGE MAIN, ALTER tokens SET STORAGE EXTERNAL,
    SET (toast_tuple_target = 4080)
"""

ADD = f"INSERT INTO {FTS_TABLE}(rowid, tokens) VALUES (new.article_id, new.tokens);"  # noqa: S608
REMOVE = f"INSERT INTO {FTS_TABLE}({FTS_TABLE}, rowid, tokens) "
REMOVE += "VALUES ('delete', old.article_id, old.tokens);"
CREATE = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS_TABLE} USING fts5("
        "tokens, content='', tokenize='ascii', detail=none, columnsize=0)",
        f"CREATE TRIGGER IF NOT EXISTS {FTS_TABLE}_insert AFTER INSERT ON {TABLE} BEGIN {ADD} END",
        f"CREATE TRIGGER IF NOT EXISTS {FTS_TABLE}_update AFTER UPDATE ON {TABLE} BEGIN {REMOVE} {ADD} END",
        f"CREATE TRIGGER IF NOT EXISTS {FTS_TABLE}_delete AFTER DELETE ON {TABLE} BEGIN {REMOVE} END",
    ],
    "postgresql": [LAYOUT, f"CREATE INDEX IF NOT EXISTS {FTS_TABLE} ON {TABLE} USING gin (tokens)", KEYS],
}
DROP = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {FTS_TABLE}_insert",
        f"DROP TRIGGER IF EXISTS {FTS_TABLE}_update",
        f"DROP TRIGGER IF EXISTS {FTS_TABLE}_delete",
        f"DROP TABLE IF EXISTS {FTS_TABLE}",
    ],
    "postgresql": [f"DROP INDEX IF EXISTS {FTS_TABLE}"],
}
TIDY = {
    "sqlite": [f"INSERT INTO {FTS_TABLE}({FTS_TABLE}) VALUES ('optimize')", "ANALYZE"],  # noqa: S608
    "postgresql": [f"SELECT gin_clean_pending_list('{FTS_TABLE}')", "ANALYZE"],
}
VACUUM = "VACUUM"  # PostgreSQL reads rows that it need not as long as nobody has seen that all may see them


def create(connection):
    """Makes the index where it is missing. Does not fill it: see `entries.index`.

    Without the table of entries it does nothing: the first migration was for one of another name.
    """
    if TABLE in connection.introspection.table_names():
        _run(CREATE, connection)


def drop(connection):
    """Removes the index, so that nothing is found until it is made and filled again."""
    _run(DROP, connection)


def tidy(connection):
    """After a load of many entries: merges what was added piecemeal, and lets the database
    know how much of what there is now; neither plans well without."""
    _run(TIDY, connection)
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(VACUUM)


@contextmanager
def put_off(connection):
    """For the load of a whole archive: the index is made when the block is done, in one go.

    On PostgreSQL that takes a third of the time; meanwhile searching is slow. On SQLite it
    would save nothing.
    """
    if connection.vendor == "postgresql":
        drop(connection)
    try:
        yield
    finally:
        create(connection)


def _run(statements, connection):
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
