"""Fills the lists of a newsroom that has published already, a batch of stories at a time.

Its own words throughout: the code beside it will change. What the former code publishes while it
still runs is not listed: `manage.py relist` once, when the last of it has ended.
"""

from django.db import migrations

BATCH = 5_000  # stories

ROWS = """
    WITH story AS (
        SELECT id, published_at AS at, column_id FROM articles_article
        WHERE status = 'published' AND id > %s AND id <= %s
    ), m (kind, subject, at, article_id) AS (
        SELECT 'all', 0, at, id FROM story
        UNION
        SELECT 'photos', 0, at, id FROM story
        WHERE EXISTS (SELECT 1 FROM articles_photouse u WHERE u.article_id = story.id)
        UNION
        SELECT 'column', 0, at, id FROM story WHERE column_id IS NOT NULL
        UNION
        SELECT 'column', column_id, at, id FROM story WHERE column_id IS NOT NULL
        UNION
        SELECT 'tag', t.tag_id, at, story.id
        FROM story
        JOIN taggit_taggeditem t ON t.object_id = story.id
        JOIN django_content_type c ON c.id = t.content_type_id
        WHERE c.app_label = 'articles' AND c.model = 'article'
        UNION
        SELECT 'reporter', b.reporter_id, at, story.id
        FROM story JOIN articles_byline b ON b.article_id = story.id
        UNION
        SELECT 'union', u.union_id, at, story.id
        FROM story JOIN articles_article_unions u ON u.article_id = story.id
        UNION
        SELECT 'district', 0, at, story.id
        FROM story JOIN articles_article_districts d ON d.article_id = story.id
        UNION
        SELECT 'district', d.district_id, at, story.id
        FROM story JOIN articles_article_districts d ON d.article_id = story.id
        UNION
        SELECT 'district', place.parent_id, at, story.id
        FROM story
        JOIN articles_article_districts d ON d.article_id = story.id
        JOIN districts_district place ON place.id = d.district_id
        WHERE place.level = 'subdistrict'
    )
"""
FILL = [
    ROWS
    + """
    INSERT INTO listing_storylist (kind, subject, stories)
    SELECT kind, subject, count(*) FROM m WHERE true GROUP BY kind, subject
    ON CONFLICT (kind, subject) DO UPDATE SET stories = listing_storylist.stories + excluded.stories
    """,
    ROWS
    + """
    INSERT INTO listing_listed (article_id, list_id, at)
    SELECT m.article_id, s.id, m.at
    FROM m JOIN listing_storylist s ON s.kind = m.kind AND s.subject = m.subject
    """,
]
PAGES = """
    INSERT INTO listing_listpage (list_id, number, at, article_id)
    SELECT list_id, CASE place WHEN 1 THEN 1 ELSE 1 + (place - 1) / size END,
           CASE place WHEN 1 THEN {before_all} ELSE at END, CASE place WHEN 1 THEN 0 ELSE article_id END
    FROM (
        SELECT l.list_id, l.at, l.article_id,
               CASE s.kind WHEN 'photos' THEN 10 ELSE 20 END AS size,
               row_number() OVER (PARTITION BY l.list_id ORDER BY l.at, l.article_id) AS place
        FROM listing_listed l JOIN listing_storylist s ON s.id = l.list_id
    ) AS numbered
    WHERE (place - 1) % size = 0
"""
BEFORE_ALL = {
    "sqlite": "'1900-01-01 00:00:00'",
    "postgresql": "'1900-01-01 00:00:00+00'::timestamptz",
}


def fill(apps, schema_editor):
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        for table in ("listing_listpage", "listing_listed", "listing_storylist"):  # a fill that was stopped
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SELECT max(id) FROM articles_article WHERE status = 'published'")
        last = cursor.fetchone()[0] or 0
        for start in range(0, last, BATCH):
            for statement in FILL:
                cursor.execute(statement, [start, start + BATCH])
        cursor.execute(PAGES.format(before_all=BEFORE_ALL[connection.vendor]))


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("listing", "0001_initial"),
        ("articles", "0001_initial"),
        ("districts", "0001_initial"),
        ("taggit", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
