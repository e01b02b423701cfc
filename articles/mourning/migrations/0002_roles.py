"""Who sets days of mourning, and the record's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import ADMINISTRATOR, AUDITOR, CHIEF_EDITOR, grant

KEEPERS = (CHIEF_EDITOR, ADMINISTRATOR)


class Migration(migrations.Migration):
    dependencies = [
        ("mourning", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "mourning",
            {
                "add_mourning": KEEPERS,
                "change_mourning": KEEPERS,
                "view_mourning": (*KEEPERS, AUDITOR),
            },
        ),
        append_only("mourning_mourningevent"),
    ]
