"""Who sees the inventory, takes data out and erases it; and the record's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import ADMINISTRATOR, AUDITOR, grant


class Migration(migrations.Migration):
    dependencies = [("personal", "0001_initial"), ("reporters", "0002_roles")]

    operations = [
        append_only("personal_personalevent"),
        grant(
            "personal",
            {
                "view_inventory": [ADMINISTRATOR, AUDITOR],
                "export_person": [ADMINISTRATOR],
                "erase_person": [ADMINISTRATOR],
            },
        ),
    ]
