"""The two usual formats, and who may see and change them."""

from django.db import migrations

from newsroom.reporters.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CHIEF_EDITOR,
    DESK_CHIEF,
    DESK_EDITOR,
    PAGE_EDITOR,
    PROOFREADER,
    grant,
)

KEEPERS = (ADMINISTRATOR, CHIEF_EDITOR)
READERS = (*KEEPERS, DESK_CHIEF, DESK_EDITOR, PROOFREADER, PAGE_EDITOR, AUDITOR)

SHEETS = [
    {
        "name": "四开五栏",
        "kind": "tabloid",
        "is_default": True,
        "width": 273,
        "height": 390,
        "top": 20,
        "masthead": 66,
        "bottom": 14,
        "columns": 5,
        "characters": 14,
        "gutter": 16,
    },
    {
        "name": "对开八栏",
        "kind": "broadsheet",
        "width": 390,
        "height": 546,
        "top": 22,
        "masthead": 84,
        "bottom": 16,
        "columns": 8,
        "characters": 13,
        "gutter": 11,
        "headline_lead": "52.5",
        "headline_second": "35.5",
        "headline_ordinary": "25.5",
        "headline_brief": "19.0",
        "headline_photo": "16.5",
    },
]


def add(apps, schema_editor):
    Sheet = apps.get_model("issues", "Sheet")
    for sheet in SHEETS:
        Sheet.objects.get_or_create(name=sheet["name"], defaults=sheet)


class Migration(migrations.Migration):
    dependencies = [("issues", "0004_sheets_and_layouts")]

    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
        grant(
            "issues",
            {
                "view_sheet": READERS,
                "add_sheet": KEEPERS,
                "change_sheet": KEEPERS,
                "delete_sheet": KEEPERS,
            },
        ),
    ]
