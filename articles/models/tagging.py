from django.db import transaction
from taggit.managers import _TaggableManager


class StoryTags(_TaggableManager):
    """The tags of a story, changed in one transaction: the seal is asked, and held, within it.

    The library's own manager changes tags outside of any, and a story could be published
    between the question and the change (articles/listeners.py asks).
    """

    @transaction.atomic
    def add(self, *tags, **options):
        return super().add(*tags, **options)

    @transaction.atomic
    def remove(self, *tags):
        return super().remove(*tags)

    @transaction.atomic
    def set(self, tags, **options):
        return super().set(tags, **options)

    @transaction.atomic
    def clear(self):
        return super().clear()
