"""The reasons that the list begins with. From here on the chief editor keeps it."""

from django.db import migrations

REASONS = (
    "事实待核",
    "消息来源不明",
    "图片说明不全",
    "篇幅过长",
    "文风不合",
    "标题需改",
    "导语不清",
    "人名职务有误",
    "缺少署名或授权",
    "时效已过",
)


def begin(apps, schema_editor):
    reasons = apps.get_model("reviewing", "SendBackReason")
    reasons.objects.bulk_create(
        reasons(text=text, position=10 * number) for number, text in enumerate(REASONS, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("reviewing", "0002_roles")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
