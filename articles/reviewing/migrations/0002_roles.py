"""Who may remark, and who keeps the list of reasons. Who may see a remark: who may read the story."""

from django.db import migrations

from newsroom.reporters.roles import (
    AUDITOR,
    AUTHORS,
    CHIEF_EDITOR,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    grant,
)

SPEAKERS = (*AUTHORS, *EDITORS, PROOFREADER, PAGE_EDITOR)


class Migration(migrations.Migration):
    dependencies = [
        ("reviewing", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "reviewing",
            {
                "add_comment": SPEAKERS,
                "change_comment": SPEAKERS,
                "view_comment": (*SPEAKERS, AUDITOR),
                "view_sendbackreason": (*EDITORS, AUDITOR),
                "add_sendbackreason": [CHIEF_EDITOR],
                "change_sendbackreason": [CHIEF_EDITOR],
            },
        ),
    ]
