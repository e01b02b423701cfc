"""Who may bring copy by file. Correspondents and photographers file their own stories one by one."""

from django.db import migrations

from newsroom.reporters.roles import AUDITOR, EDITORS, REPORTER, grant


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "ingest",
            {
                "add_pageimport": [REPORTER, *EDITORS],
                "view_pageimport": [REPORTER, *EDITORS, AUDITOR],
            },
        ),
    ]
