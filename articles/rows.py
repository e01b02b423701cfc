"""Writes many new rows at once: for an archive, of which every story brings thirty.

Past managers, `save` and the signals of each row; what the database itself holds, holds. To be
called within a transaction. PostgreSQL takes the rows as COPY, in the form that it keeps them in, which
spares both sides the statements and the writing and reading of figures; SQLite prepares one
statement for all.
"""

import re

from django.db import connection, models

# Their values go to the database as they are.
PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def write(model, names, rows):
    """Writes rows, each of them the values of the fields of these names (`article_id` for a key).

    The other fields of the model have their defaults, all of them the same.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields}
    others = {
        name: field.get_default()
        for name, field in fields.items()
        if name not in names and not isinstance(field, models.AutoField)
    }
    rows = ((*row, *others.values()) for row in rows)
    _send(model, [fields[name] for name in (*names, *others)], rows)


def create(instances):
    """Writes these new instances of one model. They have their ids afterwards."""
    if not instances:
        return instances
    model = type(instances[0])
    if connection.vendor != "postgresql":
        return models.QuerySet(model).bulk_create(instances)
    for instance, number in zip(instances, _numbers(model, len(instances)), strict=True):
        instance.pk = number
    fields = model._meta.concrete_fields
    _send(model, fields, ([field.pre_save(each, add=True) for field in fields] for each in instances))
    for instance in instances:
        instance._state.adding, instance._state.db = False, connection.alias
    return instances


def survey(*models):
    """Has PostgreSQL look how much there is of these. It plans by that, and learns of many new rows
    by itself a minute later: an archive that fills an empty paper is loaded by then, or slow till then."""
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {tables}")


def _send(model, fields, rows):
    quoted = connection.ops.quote_name
    table, columns = quoted(model._meta.db_table), ", ".join(quoted(field.column) for field in fields)
    rows = _prepared(fields, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            command = f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)"
            with connection.wrap_database_errors, cursor.copy(command) as copy:
                copy.set_types([_type(field) for field in fields])
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608


def _prepared(fields, rows):
    """The rows with values that the database takes."""
    others = [(place, field) for place, field in enumerate(fields) if not isinstance(field, PLAIN)]
    for row in rows:
        row = list(row)
        for place, field in others:
            row[place] = field.get_db_prep_save(row[place], connection)
        yield row


def _type(field):
    """As PostgreSQL calls the type of the column, without its limit."""
    return re.sub(r"\(\d+\)", "", field.db_type(connection))


def _numbers(model, count):
    """So many ids that nobody else gets."""
    sql = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.db_table, model._meta.pk.column, count])
        return [number for (number,) in cursor.fetchall()]
