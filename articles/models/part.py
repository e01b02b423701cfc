"""What the parts of a story (bylines, photo uses) share: they close when the story does."""

from django.db import models, transaction

from articles.corrections import refuse_unless_open
from newsroom.loading import PlainlyLoaded


class PartQuerySet(models.QuerySet):
    """Many parts at once: refused as one would be."""

    @transaction.atomic
    def update(self, **changes):
        refuse_unless_open(*self._story_ids())
        return super().update(**changes)

    @transaction.atomic
    def delete(self):
        refuse_unless_open(*self._story_ids())
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    @transaction.atomic
    def bulk_create(self, parts, *args, **kwargs):
        parts = list(parts)
        refuse_unless_open(*{part.article_id for part in parts})
        return super().bulk_create(parts, *args, **kwargs)

    def _story_ids(self):
        return set(self.order_by().values_list("article", flat=True))


class PartOfStory(PlainlyLoaded, models.Model):
    """A row that belongs to one story. Refuses to change once readers can see the story."""

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        refuse_unless_open(self.article_id, self._story_it_comes_from())
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        refuse_unless_open(self.article_id, self._story_it_comes_from())
        return super().delete(*args, **kwargs)

    def _story_it_comes_from(self):
        """The id of the story that the row belongs to in the database, whatever is set here."""
        if self.pk is None:
            return None
        stored = type(self)._base_manager.filter(pk=self.pk)
        return stored.values_list("article", flat=True).first()
