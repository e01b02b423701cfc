"""The ten roles, what they may do with people and places, and the account ledger's protection."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import (
    ADMINISTRATOR,
    AUDITOR,
    AUTHORS,
    EDITORS,
    PAGE_EDITOR,
    PROOFREADER,
    ROLES,
    grant,
)

EVERYBODY = ROLES
DESK = (*EDITORS, PAGE_EDITOR, PROOFREADER)


def create_roles(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    for role in ROLES:
        group_model.objects.get_or_create(name=role)


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reporters", "0001_initial"),
        ("districts", "0002_beijing"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(create_roles, remove_roles),
        grant(
            "reporters",
            {
                "view_user": [ADMINISTRATOR, AUDITOR],
                "add_user": [ADMINISTRATOR],
                "change_user": [ADMINISTRATOR],
                "view_desk": EVERYBODY,
                "add_desk": [ADMINISTRATOR],
                "change_desk": [ADMINISTRATOR],
                "view_reporter": EVERYBODY,
                "add_reporter": [*AUTHORS, *EDITORS, ADMINISTRATOR],
                "change_reporter": [*EDITORS, ADMINISTRATOR],
                "view_accountevent": [ADMINISTRATOR, AUDITOR],
            },
        ),
        grant("auth", {"view_group": [ADMINISTRATOR, AUDITOR]}),
        grant(
            "districts",
            {
                "view_district": EVERYBODY,
                "change_district": [ADMINISTRATOR],
                "view_districtalias": EVERYBODY,
                "add_districtalias": [ADMINISTRATOR],
                "change_districtalias": [ADMINISTRATOR],
                "delete_districtalias": [ADMINISTRATOR],
                "view_union": EVERYBODY,
                "add_union": [ADMINISTRATOR, *EDITORS],
                "change_union": [ADMINISTRATOR, *EDITORS],
            },
        ),
        append_only("reporters_accountevent"),
    ]
