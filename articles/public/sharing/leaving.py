"""A story that is withdrawn takes the picture of its link card along, off the disk."""

from datetime import timedelta

from django.utils import timezone

from articles import outbox
from articles.public.sharing.keeping import forget
from articles.signals import moved

STILL_DRAWN = timedelta(minutes=1)  # by who asked for it just before: it would be there again


def note(sender, article, event, **kwargs):
    if event.verb == "withdraw":
        outbox.put("forget_share_picture", at=timezone.now() + STILL_DRAWN, story=article.pk)


moved.connect(note, dispatch_uid="public.sharing")


@outbox.handler("forget_share_picture")
def forget_share_picture(story):
    """Whoever asks for it after the story was restored has it drawn again."""
    forget(story)
