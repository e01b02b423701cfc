"""What the parts of a story (bylines, photo uses) share: they close when the story does."""

from django.db import models

from articles.corrections import refuse_unless_open


class PartOfStory(models.Model):
    """A row that belongs to one story. Refuses to change once readers can see the story."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        refuse_unless_open(self.article_id)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        refuse_unless_open(self.article_id)
        return super().delete(*args, **kwargs)
