from django.db import migrations

from articles.search import index


def create_index(apps, schema_editor):
    """Makes what is missing: the function by which PostgreSQL is asked."""
    index.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_entries_with_marks")]

    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
