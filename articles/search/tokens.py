"""A column of tokens, and the question whether it holds all of some.

On PostgreSQL the column is a tsvector, with a GIN index. On SQLite it is plain
text beside an FTS5 table, which triggers keep (`index.py`).
"""

from django.db import connection, models
from django.db.models.expressions import Col

from articles.search.index import FTS_TABLE

KEYS = f"SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH"  # noqa: S608


class TokensField(models.Field):
    """A set of tokens without positions. Tokens are letters and figures alone, so that no
    engine's syntax can be written with them."""

    description = "Tokens of a text"

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_prep_value(self, value):
        return value if value is None or isinstance(value, str) else " ".join(value)

    def get_placeholder_sql(self, value, compiler, connection):
        return f"%s::{self.db_type(connection)}" if connection.vendor == "postgresql" else "%s", (value,)


@TokensField.register_lookup
class HoldsAll(models.Lookup):
    """`tokens__holds_all={"工会", "会员"}`: the rows whose tokens include all of these."""

    lookup_name = "holds_all"

    def get_prep_lookup(self):
        return sorted(self.rhs)

    def get_db_prep_lookup(self, value, connection):
        return "%s", [" & ".join(value) if connection.vendor == "postgresql" else _quoted(value)]

    def as_postgresql(self, compiler, connection):
        lhs, lhs_params = self.process_lhs(compiler, connection)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        return f"{lhs} @@ {rhs}::tsquery", (*lhs_params, *rhs_params)

    def as_sqlite(self, compiler, connection):
        key = Col(self.lhs.alias, self.lhs.target.model._meta.pk)
        lhs, lhs_params = compiler.compile(key)
        rhs, rhs_params = self.process_rhs(compiler, connection)
        # The plus keeps SQLite from beginning here: asked for the newest of many, it does best
        # to walk through the stories by date. Where few are found, see `few_keys`.
        return f"+{lhs} IN ({KEYS} {rhs})", (*lhs_params, *rhs_params)


def few_keys(tokens, most):
    """The keys of the stories that hold all of these, in any state, if SQLite finds no more
    than `most`; else None. Its planner cannot know, and PostgreSQL's needs no telling."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"{KEYS} %s LIMIT %s", [_quoted(sorted(tokens)), most + 1])
        keys = [key for (key,) in cursor.fetchall()]
    return keys if len(keys) <= most else None


def _quoted(tokens):
    return " ".join(f'"{token}"' for token in tokens)
