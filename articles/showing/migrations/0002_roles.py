"""Who arranges the home page, and the record's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import AUDITOR, CHIEF_EDITOR, DESK_CHIEF, EDITORS, grant


class Migration(migrations.Migration):
    dependencies = [
        ("showing", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "showing",
            {
                "add_arrangement": (DESK_CHIEF, CHIEF_EDITOR),
                "view_arrangement": (*EDITORS, AUDITOR),
            },
        ),
        append_only("showing_arrangement"),
        append_only("showing_pin"),
    ]
