"""Keeps the figures of a story with each of its versions."""

from django.dispatch import receiver

from articles.numbers.models import Figures
from articles.numbers.models.figures import measured
from articles.signals import content_changed


@receiver(content_changed)
def measure(sender, article, version, **kwargs):
    figures = measured(version.content["body"], len(version.content["photos"]))
    Figures.objects.update_or_create(article_id=article.pk, defaults=figures)
