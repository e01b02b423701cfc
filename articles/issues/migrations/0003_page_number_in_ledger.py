"""The ledger names the page by its number, so that a page can be taken out and its record stays.

SQLite makes the ledger's table anew for this, and its triggers with it: they are put back.
"""

import django.db.models.deletion
from django.db import migrations, models

from newsroom.reporters.models.ledger import append_only, unprotect


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_roles"),
        ("issues", "0002_roles"),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: unprotect(schema_editor, "issues_issueevent"),
            migrations.RunPython.noop,
        ),
        migrations.RemoveField(model_name="issueevent", name="page"),
        migrations.AddField(
            model_name="issueevent",
            name="page_number",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="page"),
        ),
        migrations.AlterField(
            model_name="pagesignature",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="signatures",
                to="issues.page",
                verbose_name="page",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__in", ["lead", "second", "ordinary", "brief", "photo"])),
                name="placement_weight_is_known",
            ),
        ),
        append_only("issues_issueevent"),
    ]
