"""What a PostgreSQL database is made of, as statements that make it again: asked of its catalog.

In two lists: `before` the rows (functions, sequences, bare tables) and `after` them (places of the
sequences, keys, indexes, triggers), so that rows are loaded past the triggers that refuse them and
indexes are made in one go. Rights are not in it: deploy/ledger-role.sql gives them again. What it does
not know it refuses (`Unknown`) instead of leaving it out.
"""

from django.utils.translation import gettext as _

SCHEMA = "public"  # Django's, and what the definitions of functions and triggers say


class Unknown(Exception):
    """`str()` is a sentence that names what is there."""


# All of our schema, without what belongs to an extension
OURS = """{oid_of}.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
    AND {namespace} = 'public'::regnamespace"""

UNKNOWN = f"""
SELECT relkind::text, relname FROM pg_class
WHERE {OURS.format(oid_of="pg_class", namespace="relnamespace")} AND relkind NOT IN ('r', 'i', 'S', 't')
UNION ALL SELECT typtype::text, typname FROM pg_type
WHERE {OURS.format(oid_of="pg_type", namespace="typnamespace")} AND typtype NOT IN ('b', 'c')
UNION ALL SELECT 'inherits', inhrelid::regclass::text FROM pg_inherits JOIN pg_class ON inhrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
UNION ALL SELECT 'policy', polname FROM pg_policy
UNION ALL SELECT 'rule', rulename FROM pg_rewrite JOIN pg_class ON ev_class = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""  # noqa: S608 - no word from outside
EXTENSIONS = "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1"
FUNCTIONS = f"""
SELECT pg_get_functiondef(pg_proc.oid) FROM pg_proc
WHERE {OURS.format(oid_of="pg_proc", namespace="pronamespace")} AND prokind IN ('f', 'p') ORDER BY proname, 1
"""  # noqa: S608
TABLES = f"""
SELECT oid, relname, relpersistence = 'u', reloptions,
    (SELECT reloptions FROM pg_class toast WHERE toast.oid = pg_class.reltoastrelid)
FROM pg_class
WHERE {OURS.format(oid_of="pg_class", namespace="relnamespace")} AND relkind = 'r' ORDER BY relname
"""  # noqa: S608
COLUMNS = """
SELECT attrelid, attname, format_type(atttypid, atttypmod), attnotnull, attidentity::text, attgenerated::text,
    pg_get_expr(adbin, adrelid),
    CASE WHEN attcollation <> typcollation THEN
        (SELECT quote_ident(nspname) || '.' || quote_ident(collname) FROM pg_collation
         JOIN pg_namespace ON pg_namespace.oid = collnamespace WHERE pg_collation.oid = attcollation) END,
    CASE WHEN attstorage <> typstorage THEN attstorage::text END
FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE attrelid = ANY(%s::oid[]) AND attnum > 0 AND NOT attisdropped ORDER BY attrelid, attnum
"""
SEQUENCES = """
SELECT relname, format_type(seqtypid, NULL), seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle,
    deptype::text, refobjid, attname, relpersistence = 'u'
FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
LEFT JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = seqrelid AND deptype IN ('a', 'i')
    AND refclassid = 'pg_class'::regclass AND refobjsubid > 0
LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE relnamespace = 'public'::regnamespace ORDER BY relname
"""
CONSTRAINTS = """
SELECT conrelid, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = ANY(%s::oid[]) AND contype IN ('p', 'u', 'x', 'c', 'f')
ORDER BY contype = 'f', contype = 'c', contype <> 'p', conrelid, conname
"""
INDEXES = """
SELECT pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = ANY(%s::oid[]) AND indisvalid AND NOT EXISTS (
    SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
ORDER BY indexrelid::regclass::text
"""
TRIGGERS = """
SELECT pg_get_triggerdef(pg_trigger.oid), tgenabled::text, relname, tgname
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgrelid = ANY(%s::oid[]) AND NOT tgisinternal ORDER BY relname, tgname
"""
STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}
ENABLED = {"D": "DISABLE TRIGGER", "A": "ENABLE ALWAYS TRIGGER", "R": "ENABLE REPLICA TRIGGER"}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def described(cursor):
    """{"before": statements, "tables": [{"name", "columns"}], "after": statements}. Raises `Unknown`."""
    refuse_unknown(cursor)
    cursor.execute(TABLES)
    tables = cursor.fetchall()
    oids = [oid for oid, *_rest in tables]
    names = {oid: name for oid, name, *_rest in tables}
    columns = {oid: [] for oid in oids}
    cursor.execute(COLUMNS, [oids])
    for oid, *column in cursor.fetchall():
        columns[oid].append(column)
    sequences, owned, places = _sequences(cursor, names)
    before = [f"CREATE EXTENSION IF NOT EXISTS {quoted(name)}" for (name,) in _all(cursor, EXTENSIONS)]
    before += sequences
    for oid, name, *options in tables:
        before += _table(name, columns[oid], options, owned.get(oid, {}))
    after = list(places)
    after += [
        f"ALTER TABLE public.{quoted(names[oid])} ADD CONSTRAINT {quoted(name)} {definition}"
        for oid, name, definition in _all(cursor, CONSTRAINTS, [oids])
    ]
    after += [statement for (statement,) in _all(cursor, INDEXES, [oids])]
    after += [statement for (statement,) in _all(cursor, FUNCTIONS)]
    for statement, enabled, table, name in _all(cursor, TRIGGERS, [oids]):
        after.append(statement)
        if enabled in ENABLED:
            after.append(f"ALTER TABLE public.{quoted(table)} {ENABLED[enabled]} {quoted(name)}")
    rows = [
        {
            "name": names[oid],
            "columns": [name for name, _type, _null, _identity, made, *_rest in columns[oid] if not made],
        }
        for oid in oids
    ]
    return {"before": before, "tables": rows, "after": after}


def refuse_unknown(cursor):
    if unknown := _all(cursor, UNKNOWN):
        kind, name = unknown[0]
        raise Unknown(
            _("The database holds “%(name)s” (%(kind)s), which a backup does not know how to keep.")
            % {"name": name, "kind": kind}
        )


def _all(cursor, statement, parameters=None):
    cursor.execute(statement, parameters)
    return cursor.fetchall()


def _sequences(cursor, names):
    """(statements for those that stand by themselves, of identities {table: {column: …}}, their places)"""
    alone, owned, places = [], {}, []
    for row in _all(cursor, SEQUENCES):
        name, kind, start, step, least, most, cache, cycles, bond, table, column, is_unlogged = row
        options = (
            f"START WITH {start} INCREMENT BY {step} MINVALUE {least} MAXVALUE {most} CACHE {cache}"
            f"{' CYCLE' if cycles else ''}"
        )
        if bond == "i":
            owned.setdefault(table, {})[column] = f"SEQUENCE NAME public.{quoted(name)} {options}"
        else:
            unlogged = "UNLOGGED " if is_unlogged else ""
            alone.append(f"CREATE {unlogged}SEQUENCE public.{quoted(name)} AS {kind} {options}")
        if bond == "a":
            places.append(
                f"ALTER SEQUENCE public.{quoted(name)} OWNED BY public.{quoted(names[table])}.{quoted(column)}"
            )
        latest, is_called = _all(cursor, f"SELECT last_value, is_called FROM public.{quoted(name)}")[0]  # noqa: S608
        word = quoted(name).replace("'", "''")
        places.append(f"SELECT setval('public.{word}', {latest}, {str(is_called).lower()})")
    return alone, owned, places


def _table(name, columns, options, identities):
    is_unlogged, settings, toast_settings = options
    lines, storage = [], []
    for column, kind, is_needed, identity, made, expression, collation, layout in columns:
        line = f"{quoted(column)} {kind}"
        if collation:
            line += f" COLLATE {collation}"
        if made:
            line += f" GENERATED ALWAYS AS ({expression}) {'STORED' if made == 's' else 'VIRTUAL'}"
        elif expression:
            line += f" DEFAULT {expression}"
        if is_needed:
            line += " NOT NULL"
        if identity:
            how = "ALWAYS" if identity == "a" else "BY DEFAULT"
            line += f" GENERATED {how} AS IDENTITY ({identities[column]})"
        lines.append(line)
        if layout:
            storage.append(
                f"ALTER TABLE public.{quoted(name)} ALTER {quoted(column)} SET STORAGE {STORAGE[layout]}"
            )
    unlogged = "UNLOGGED " if is_unlogged else ""
    every = [*(settings or ()), *(f"toast.{setting}" for setting in toast_settings or ())]
    with_settings = f" WITH ({', '.join(every)})" if every else ""
    return [f"CREATE {unlogged}TABLE public.{quoted(name)} ({', '.join(lines)}){with_settings}", *storage]
