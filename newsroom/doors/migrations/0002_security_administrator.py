"""The second of the three administrators, who guards the doors."""

from django.db import migrations

from newsroom.reporters.roles import SECURITY_ADMINISTRATOR, grant


def create(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name=SECURITY_ADMINISTRATOR)


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=SECURITY_ADMINISTRATOR).delete()


class Migration(migrations.Migration):
    dependencies = [("doors", "0001_initial"), ("reporters", "0002_roles")]

    operations = [
        migrations.AlterModelOptions(
            name="visit",
            options={
                "permissions": [("guard_doors", "Can guard the doors")],
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
            },
        ),
        migrations.RunPython(create, remove),
        grant("doors", {"guard_doors": [SECURITY_ADMINISTRATOR]}),
        grant("reporters", {"view_user": [SECURITY_ADMINISTRATOR], "view_accountevent": [SECURITY_ADMINISTRATOR]}),
        grant("auth", {"view_group": [SECURITY_ADMINISTRATOR]}),
    ]
