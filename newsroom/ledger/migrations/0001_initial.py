from django.db import migrations, models

from newsroom.ledger import guards


def set_guards(apps, schema_editor):
    guards.set_guards(schema_editor.connection)


def lift_guards(apps, schema_editor):
    guards.lift_guards(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TABLE IF EXISTS ledger_waiting")
        schema_editor.execute("DROP FUNCTION IF EXISTS ledger_ring(), ledger_chain(), ledger_guard()")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('at', models.CharField(max_length=27, verbose_name='at')),
                ('actor_id', models.BigIntegerField(null=True, verbose_name='number of the account')),
                ('actor', models.CharField(max_length=200, verbose_name='by')),
                ('kind', models.CharField(max_length=80, verbose_name='kind')),
                ('subject', models.CharField(max_length=200, verbose_name='about')),
                ('facts', models.TextField(verbose_name='facts')),
                ('previous', models.CharField(max_length=64, verbose_name='hash of the row before')),
                ('hash', models.CharField(max_length=64, verbose_name='hash')),
            ],
            options={
                'verbose_name': 'row of the ledger',
                'verbose_name_plural': 'ledger of the house',
                'ordering': ['number'],
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['at'], name='ledger_at'), models.Index(fields=['kind', 'number'], name='ledger_kind'), models.Index(fields=['subject', 'number'], name='ledger_subject'), models.Index(fields=['actor_id', 'number'], name='ledger_actor')],
            },
        ),
        migrations.RunPython(set_guards, lift_guards),
    ]
