import django.db.models.deletion
from django.db import migrations, models

import articles.search.tokens
from articles.search import index


def create_index(apps, schema_editor):
    index.create(schema_editor.connection)


def drop_index(apps, schema_editor):
    index.drop(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("articles", "0001_initial")]

    operations = [
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
                ("text", models.TextField(verbose_name="text")),
                ("tokens", articles.search.tokens.TokensField(editable=False)),
            ],
            options={
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
                "default_permissions": [],
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
