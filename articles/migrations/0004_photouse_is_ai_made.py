"""Uses say whether their photo is labelled as made by AI. None was before there was a label."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_version_revision"),
        ("photos", "0004_record_and_clearing"),
    ]

    operations = [
        migrations.AddField(
            model_name="photouse",
            name="is_ai_made",
            field=models.BooleanField(
                default=False,
                help_text="Readers see the label with the picture. It is the law.",
                verbose_name="labelled as made by AI",
            ),
        ),
    ]
