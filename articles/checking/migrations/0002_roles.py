"""What each role may do with the language check, and the protection of its records.

Everybody who writes or reads copy sees the word lists. The desk chief, the chief editor and the
proofreaders keep them; the two chiefs put a version in force. Which rules count, the chief
editor decides. A blocking finding is overruled by whoever gives the second or the final review.
"""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import (
    AUDITOR,
    AUTHORS,
    CHIEF_EDITOR,
    DESK_CHIEF,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    grant,
)

READERS = (*AUTHORS, *EDITORS, PROOFREADER, PAGE_EDITOR, AUDITOR)
CHIEFS = (DESK_CHIEF, CHIEF_EDITOR)


class Migration(migrations.Migration):
    dependencies = [
        ("checking", "0001_initial"),
        ("reporters", "0002_roles"),
    ]

    operations = [
        grant(
            "checking",
            {
                "view_wordlist": READERS,
                "change_wordlist": [*CHIEFS, PROOFREADER],
                "publish_wordlist": CHIEFS,
                "view_rulesetting": READERS,
                "change_rulesetting": [CHIEF_EDITOR],
                "view_keptfinding": [*EDITORS, PROOFREADER, AUDITOR],
                "overrule_finding": CHIEFS,
            },
        ),
        append_only("checking_wordlistversion"),
        append_only("checking_ruleevent"),
    ]
