"""Lists the stories of a union in the lists of the unions above it, too, and numbers the pages of all
unions' lists anew.

Its own words throughout, as 0002. What the former code publishes or changes while it still runs is
listed as it was before: `manage.py relist` once, when the last of it has ended.
"""

from django.db import migrations

BATCH = 5_000  # stories
LOCK = 0x6C697374  # of articles.listing.keeping

ROWS = """
    WITH RECURSIVE above (union_id, id, level) AS (
        SELECT id, parent_id, 1 FROM districts_union WHERE parent_id IS NOT NULL
        UNION
        SELECT above.union_id, u.parent_id, above.level + 1
        FROM above JOIN districts_union u ON u.id = above.id
        WHERE u.parent_id IS NOT NULL AND above.level < 4
    ), m (subject, at, article_id) AS (
        SELECT DISTINCT above.id, story.published_at, story.id
        FROM articles_article story
        JOIN articles_article_unions u ON u.article_id = story.id
        JOIN above ON above.union_id = u.union_id
        WHERE story.status = 'published' AND story.id > %s AND story.id <= %s
    )
"""
FILL = [
    ROWS
    + """
    INSERT INTO listing_storylist (kind, subject, stories)
    SELECT DISTINCT 'union', subject, 0 FROM m WHERE true
    ON CONFLICT (kind, subject) DO NOTHING
    """,
    ROWS
    + """
    INSERT INTO listing_listed (article_id, list_id, at)
    SELECT m.article_id, s.id, m.at
    FROM m JOIN listing_storylist s ON s.kind = 'union' AND s.subject = m.subject WHERE true
    ON CONFLICT (article_id, list_id) DO NOTHING
    """,
]
AFTER = [
    """
    UPDATE listing_storylist
    SET stories = (SELECT count(*) FROM listing_listed l WHERE l.list_id = listing_storylist.id)
    WHERE kind = 'union'
    """,
    "DELETE FROM listing_listpage WHERE list_id IN (SELECT id FROM listing_storylist WHERE kind = 'union')",
    """
    INSERT INTO listing_listpage (list_id, number, at, article_id)
    SELECT id, 1, {before_all}, 0 FROM listing_storylist WHERE kind = 'union'
    """,
    """
    INSERT INTO listing_listpage (list_id, number, at, article_id)
    SELECT list_id, 1 + (place - 1) / 20, at, article_id
    FROM (
        SELECT l.list_id, l.at, l.article_id,
               row_number() OVER (PARTITION BY l.list_id ORDER BY l.at, l.article_id) AS place
        FROM listing_listed l JOIN listing_storylist s ON s.id = l.list_id
        WHERE s.kind = 'union'
    ) AS numbered
    WHERE place > 1 AND (place - 1) % 20 = 0
    """,
]
BEFORE_ALL = {
    "sqlite": "'1900-01-01 00:00:00'",
    "postgresql": "'1900-01-01 00:00:00+00'::timestamptz",
}


def fill(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("SELECT max(id) FROM articles_article WHERE status = 'published'")
        last = cursor.fetchone()[0] or 0
        for start in range(0, last, BATCH):
            for statement in FILL:
                cursor.execute(statement, [start, start + BATCH])
        for statement in AFTER:
            cursor.execute(statement.format(before_all=BEFORE_ALL[connection.vendor]))


class Migration(migrations.Migration):
    dependencies = [
        ("listing", "0002_fill"),
        ("articles", "0001_initial"),
        ("districts", "0001_initial"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
