from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.count import count
from articles.text.plain import plain_text


class Figures(models.Model):
    """How long a story is, kept beside it: to count the archive must not mean to read it.

    Written with each version (listeners.py). `characters` is 字数 with punctuation, of the
    text alone, as the story form shows it.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="figures"
    )
    characters = models.PositiveIntegerField(_("characters"))
    photos = models.PositiveSmallIntegerField(_("photos"))

    class Meta:
        verbose_name = _("figures of a story")
        verbose_name_plural = _("figures of stories")

    def __str__(self):
        return f"{self.characters} / {self.photos}"


def measured(body, photos):
    """The figures of a text (HTML) with so many photos, as a dict."""
    return {"characters": count(plain_text(body)).with_punctuation, "photos": photos}
