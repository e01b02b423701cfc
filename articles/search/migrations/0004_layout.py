from django.db import migrations

from articles.search import index


def create_index(apps, schema_editor):
    """Makes what is missing: how PostgreSQL lays the entries out."""
    index.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_keys_function")]

    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
