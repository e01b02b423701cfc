"""The chief editor's signature stands on each page, too; and an issue may have its own deadline.

Issues that were signed as a whole before have it from that very act, so that they can be published.
"""

from django.db import migrations, models


def sign_pages_of_signed_issues(apps, schema_editor):
    issues = apps.get_model("issues", "Issue").objects.filter(status__in=["signed", "published"])
    signatures = apps.get_model("issues", "PageSignature").objects
    for issue in issues.iterator():
        act = issue.events.filter(verb="sign_off", actor__isnull=False).order_by("at", "pk").last()
        if act is None:
            continue
        for editors in signatures.filter(page__issue=issue, kind="page_editor", voided_at=None):
            signatures.get_or_create(
                page_id=editors.page_id,
                kind="chief_editor",
                voided_at=None,
                defaults={"by_id": act.actor_id, "digest": editors.digest, "at": act.at},
            )


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0005_first_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="deadline",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty: ten in the evening before its day.",
                null=True,
                verbose_name="pages close at",
            ),
        ),
        migrations.AlterField(
            model_name="pagesignature",
            name="kind",
            field=models.CharField(
                choices=[
                    ("proof1", "first proof"),
                    ("proof2", "second proof"),
                    ("proof3", "third proof"),
                    ("page_editor", "page editor's signature"),
                    ("chief_editor", "chief editor's signature"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(sign_pages_of_signed_issues, migrations.RunPython.noop),
    ]
