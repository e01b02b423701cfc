"""What each role may do with stories, and the ledger's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import (
    AUDITOR,
    AUTHORS,
    CHIEF_EDITOR,
    CORRESPONDENT,
    DESK_CHIEF,
    DESK_EDITOR,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    REPORTER,
    grant,
)

WRITERS = (*AUTHORS, *EDITORS)
READERS = (*WRITERS, PROOFREADER, PAGE_EDITOR, AUDITOR)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "articles",
            {
                "view_article": READERS,
                "add_article": WRITERS,
                "change_article": WRITERS,
                "submit_article": WRITERS,
                "first_review_article": [DESK_EDITOR],
                "second_review_article": [DESK_CHIEF],
                "sign_off_article": [CHIEF_EDITOR],
                "publish_article": [CHIEF_EDITOR],
                "correct_article": [CHIEF_EDITOR],
                "withdraw_article": [CHIEF_EDITOR],
                "kill_article": EDITORS,
                "restore_article": [DESK_CHIEF, CHIEF_EDITOR],
                **{
                    f"{action}_{part}": WRITERS
                    for action in ("add", "change", "delete")
                    for part in ("byline", "photouse")
                },
                "view_byline": READERS,
                "view_photouse": READERS,
                "view_column": READERS,
                "add_column": [CHIEF_EDITOR],
                "change_column": [CHIEF_EDITOR],
                "view_event": READERS,
                "view_version": READERS,
                "view_review": READERS,
                "view_correction": READERS,
                "view_previewlink": [REPORTER, CORRESPONDENT, *EDITORS],
                "add_previewlink": [REPORTER, CORRESPONDENT, *EDITORS],
                "change_previewlink": [REPORTER, CORRESPONDENT, *EDITORS],
            },
        ),
        append_only("articles_event"),
        append_only("articles_version"),
        append_only("articles_correction"),
    ]
