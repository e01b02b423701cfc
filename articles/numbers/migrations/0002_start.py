"""Who may see the numbers, the ledger's protection for what was signed, and the figures of
the stories that are there already."""

from django.db import migrations

from articles.text.count import count
from articles.text.plain import plain_text
from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import AUDITOR, CHIEF_EDITOR, DESK_CHIEF, DESK_EDITOR, grant

BATCH = 500


def measure(apps, schema_editor):
    figures_model = apps.get_model("numbers", "Figures")
    stories = apps.get_model("articles", "Article").objects.order_by("pk")
    photo_uses = apps.get_model("articles", "PhotoUse").objects
    latest = 0
    while batch := list(stories.filter(pk__gt=latest).values_list("pk", "body")[:BATCH]):
        ids = [pk for pk, body in batch]
        used = list(photo_uses.filter(article__in=ids).values_list("article", flat=True))
        figures_model.objects.bulk_create(
            figures_model(
                article_id=pk,
                characters=count(plain_text(body)).with_punctuation,
                photos=used.count(pk),
            )
            for pk, body in batch
        )
        latest = ids[-1]


class Migration(migrations.Migration):
    dependencies = [
        ("numbers", "0001_initial"),
        ("articles", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "numbers",
            {
                "view_all_numbers": [DESK_EDITOR, DESK_CHIEF, CHIEF_EDITOR, AUDITOR],
                "sign_statement": [CHIEF_EDITOR],
                "view_statement": [DESK_CHIEF, CHIEF_EDITOR, AUDITOR],
                "change_statement": [DESK_CHIEF, CHIEF_EDITOR],
                "view_tariff": [DESK_CHIEF, CHIEF_EDITOR, AUDITOR],
                "add_tariff": [CHIEF_EDITOR],
                "change_tariff": [CHIEF_EDITOR],
                "delete_tariff": [CHIEF_EDITOR],
                "view_rate": [DESK_CHIEF, CHIEF_EDITOR, AUDITOR],
                "add_rate": [CHIEF_EDITOR],
                "change_rate": [CHIEF_EDITOR],
                "delete_rate": [CHIEF_EDITOR],
                "view_storykind": [DESK_CHIEF, CHIEF_EDITOR, AUDITOR],
                "add_storykind": [CHIEF_EDITOR],
                "change_storykind": [CHIEF_EDITOR],
                "delete_storykind": [CHIEF_EDITOR],
            },
        ),
        append_only("numbers_statementline"),
        migrations.RunPython(measure, migrations.RunPython.noop),
    ]
