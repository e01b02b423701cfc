"""What is said to whoever raises a flag on a photo that readers see already."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.library.uses import sealed_uses
from articles.photos.flags import RAISING


def warn_of_readers(request, photo, events):
    """What readers see already changes by a correction or a withdrawal, and by nothing else.

    `events` are the new ones of this photo: only those that hold it back, or label it, matter.
    """
    if not RAISING & {event.verb for event in events}:
        return
    stories = list(sealed_uses(photo, request.user)[:10])
    if not stories:
        return
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("admin:articles_article_change", args=[story.pk]), story) for story in stories),
    )
    sentence = _("Readers see it already, or will at a set time: correct or withdraw {stories}.")
    messages.warning(request, format_html(sentence, stories=links))
