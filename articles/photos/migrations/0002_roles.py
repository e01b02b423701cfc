"""What the roles may do with photos. Authors have their own, editors have all."""

from django.db import migrations

from newsroom.reporters.roles import (
    AUDITOR,
    AUTHORS,
    EDITORS,
    PAGE_EDITOR,
    PHOTOGRAPHER,
    PROOFREADER,
    REPORTER,
    grant,
)

DESK = [*EDITORS, PAGE_EDITOR]
PAPER = [REPORTER, PHOTOGRAPHER, *DESK, PROOFREADER, AUDITOR]  # correspondents are not of the house


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0001_initial"),
        ("reporters", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        grant(
            "photos",
            {
                "add_photo": [*AUTHORS, *DESK],
                "change_photo": [*AUTHORS, *DESK],
                "delete_photo": [*AUTHORS, *DESK],
                "view_photo": [*AUTHORS, *DESK, PROOFREADER, AUDITOR],
                "view_others_photo": PAPER,
                "change_others_photo": DESK,
            },
        ),
    ]
