"""Writes captions, credits and copyright into the public files of all published photos.

For what was published before the files said so, or came in by the bulk door. May be repeated:
files that say it already are not written again.
"""

from django.core.management.base import BaseCommand

from articles.models import PhotoUse
from articles.public.picture_words import describe_all


class Command(BaseCommand):
    help = "Writes captions, credits and copyright into the public files of all published photos."

    def handle(self, **options):
        self.stdout.write(f"{describe_all(PhotoUse.objects.all())} files written")
