import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="StoryList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("all", "all stories"),
                            ("photos", "stories with photos"),
                            ("column", "column"),
                            ("tag", "tag"),
                            ("reporter", "person"),
                            ("union", "union"),
                            ("district", "district"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.PositiveBigIntegerField(default=0, verbose_name="subject")),
                (
                    "stories",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Those with a set time to come included.",
                        verbose_name="number of stories",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of stories",
                "verbose_name_plural": "lists of stories",
                "default_permissions": [],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "subject"), name="listing_one_list_of_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="ListPage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="page number")),
                ("at", models.DateTimeField(verbose_name="published at")),
                ("article_id", models.PositiveBigIntegerField(verbose_name="story")),
                (
                    "list",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="listing.storylist",
                        verbose_name="list of stories",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of a list",
                "verbose_name_plural": "pages of lists",
                "default_permissions": [],
                "indexes": [models.Index(fields=["list", "at", "article_id"], name="listing_page_in_order")],
                "constraints": [models.UniqueConstraint(fields=("list", "number"), name="listing_page_once")],
            },
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "article_id", "list_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="published at")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="listing.storylist",
                        verbose_name="list of stories",
                    ),
                ),
            ],
            options={
                "verbose_name": "story in a list",
                "verbose_name_plural": "stories in lists",
                "default_permissions": [],
                "indexes": [models.Index(fields=["list", "at", "article"], name="listing_in_order")],
            },
        ),
    ]
