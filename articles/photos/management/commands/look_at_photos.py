"""Looks at all photos that nobody has looked at yet, so that later ones like them are noticed."""

from django.core.management.base import BaseCommand

from articles.photos.looks import look_at_older


class Command(BaseCommand):
    help = "Works out what older photos look like. May be stopped and run again at any time."

    def handle(self, **options):
        done = 0
        while number := look_at_older(100):
            done += number
        self.stdout.write(f"{done} photos looked at")
