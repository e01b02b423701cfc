from django.db import migrations

from articles.search import index


def create_index(apps, schema_editor):
    """Makes what is missing: the function that reads the texts, too.

    The former one stays, for the programs that run while this migrates.
    """
    index.create(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_layout")]

    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
