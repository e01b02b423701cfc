"""A table of its own for the new entries, so that a former version of the house goes on searching
and indexing in the old one until it is stopped. The old table goes with a later release; where
nothing stands in it, as in a new newsroom, at once.

The new one is filled when all migrations are done (listeners.py)."""

import django.db.models.deletion
from django.db import migrations, models

import articles.search.tokens
from articles.search import index


def create_index(apps, schema_editor):
    index.create(schema_editor.connection)


def drop_index(apps, schema_editor):
    index.drop(schema_editor.connection)


def drop_empty_table(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT 1 FROM search_searchentry LIMIT 1) AS any_row")
        if cursor.fetchone() == (0,):
            cursor.execute("DROP TABLE search_searchentry")
            cursor.execute("DROP TABLE IF EXISTS search_tokens")


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_photouse_is_ai_made"), ("search", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("SearchEntry")]),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                ("title", models.TextField(verbose_name="headline")),
                ("text", models.TextField(verbose_name="text")),
                ("marks", models.TextField(verbose_name="marks")),
                ("tokens", articles.search.tokens.TokensField(editable=False)),
                ("rule", models.PositiveSmallIntegerField(editable=False)),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "db_table": "search_entry",
                "default_permissions": [],
            },
        ),
        migrations.RunPython(create_index, drop_index),
        migrations.RunPython(drop_empty_table, migrations.RunPython.noop),
    ]
