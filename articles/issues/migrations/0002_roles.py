"""What each role may do with issues and pages, and the ledger's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import (
    AUDITOR,
    AUTHORS,
    CHIEF_EDITOR,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    grant,
)

READERS = (*AUTHORS, *EDITORS, PROOFREADER, PAGE_EDITOR, AUDITOR)
PLANNERS = (PAGE_EDITOR, CHIEF_EDITOR)


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "issues",
            {
                "view_issue": READERS,
                "add_issue": PLANNERS,
                "change_issue": PLANNERS,
                "plan_issue": PLANNERS,
                "sign_issue": [CHIEF_EDITOR],
                "publish_issue": [CHIEF_EDITOR],
                "view_page": READERS,
                "add_page": PLANNERS,
                "change_page": PLANNERS,
                "delete_page": PLANNERS,
                "proofread_page": [PROOFREADER],
                "sign_page": [PAGE_EDITOR],
                "view_placement": READERS,
                "add_placement": PLANNERS,
                "change_placement": PLANNERS,
                "delete_placement": PLANNERS,
                "view_pagesignature": READERS,
                "view_issueevent": READERS,
            },
        ),
        append_only("issues_issueevent"),
    ]
