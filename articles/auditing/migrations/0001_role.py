"""Who reads the ledger: the auditor, and nobody else."""

from django.db import migrations

from newsroom.reporters.roles import AUDITOR, grant


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("reporters", "0002_roles")]

    operations = [grant("ledger", {"view_entry": [AUDITOR]})]
