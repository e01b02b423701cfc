"""The fields of an upload by their names in the language of the back office."""

import articles.photos.models.photo
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('photos', '0004_record_and_clearing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='upload',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='uploaded at'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='expires_at',
            field=models.DateTimeField(db_index=True, verbose_name='kept until'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='fingerprint',
            field=models.CharField(max_length=64, verbose_name='known by'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='is_photo_new',
            field=models.BooleanField(default=False, verbose_name='made a new photo'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='photo',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='photos.photo', verbose_name='photo'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='received',
            field=models.PositiveIntegerField(default=0, verbose_name='received'),
        ),
        migrations.AlterField(
            model_name='upload',
            name='token',
            field=models.CharField(default=articles.photos.models.photo.new_token, max_length=22, unique=True, verbose_name='token'),
        ),
    ]
