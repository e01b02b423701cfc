"""The record of flags only grows, and editors clear photos for publication."""

from django.db import migrations

from newsroom.reporters.models.ledger import append_only
from newsroom.reporters.roles import EDITORS, PAGE_EDITOR, grant


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0003_desk"),
        ("reporters", "0002_roles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        append_only("photos_photoevent"),
        grant("photos", {"clear_photo": [*EDITORS, PAGE_EDITOR]}),
    ]
