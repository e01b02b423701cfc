"""Who makes accounts no longer gives them roles: that is for the security administrator."""

from django.db import migrations

from newsroom.reporters.roles import SECURITY_ADMINISTRATOR, grant

READS = ("view_desk", "view_reporter")
READS_PLACES = ("view_district", "view_districtalias", "view_union")


def create(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name=SECURITY_ADMINISTRATOR)


class Migration(migrations.Migration):
    dependencies = [("reporters", "0002_roles")]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "ordering": ["username"],
                "permissions": [("give_roles", "Can give roles to accounts")],
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
            },
        ),
        migrations.RunPython(create, migrations.RunPython.noop),
        grant(
            "reporters",
            {name: [SECURITY_ADMINISTRATOR] for name in ("give_roles", "view_user", *READS)},
        ),
        grant("districts", {name: [SECURITY_ADMINISTRATOR] for name in READS_PLACES}),
    ]
