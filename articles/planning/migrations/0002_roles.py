"""Who plans and who reads plans, and the record's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import AUDITOR, AUTHORS, EDITORS, grant

READERS = (*AUTHORS, *EDITORS, AUDITOR)
OVERVIEW = (*EDITORS, AUDITOR)


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "planning",
            {
                "view_assignment": READERS,
                "add_assignment": EDITORS,
                "change_assignment": EDITORS,
                "plan_assignment": EDITORS,
                "view_recurringevent": OVERVIEW,
                "add_recurringevent": EDITORS,
                "change_recurringevent": EDITORS,
                "view_call": READERS,
                "add_call": EDITORS,
                "change_call": EDITORS,
            },
        ),
        append_only("planning_assignmentevent"),
    ]
