"""Who may bring Word files: everybody who files stories. Auditors read what came."""

from django.db import migrations

from newsroom.reporters.roles import AUDITOR, AUTHORS, EDITORS, grant


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0003_word_files"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "ingest",
            {
                "add_wordimport": [*AUTHORS, *EDITORS],
                "view_wordimport": [*AUTHORS, *EDITORS, AUDITOR],
            },
        ),
    ]
