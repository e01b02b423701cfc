"""Stories that come out of the archive of the former site keep their old addresses."""

from django.dispatch import receiver
from django.utils.timezone import localtime

from articles.former.models import FormerAddress
from articles.signals import loaded


@receiver(loaded)
def keep_former_addresses(sender, articles, stories, **kwargs):
    """An address that is known already leads on where it did."""
    FormerAddress.objects.bulk_create(
        [
            FormerAddress(path=former_path(story), article=article)
            for article, story in zip(articles, stories)
            if story.legacy_number is not None
        ],
        ignore_conflicts=True,
    )


def former_path(story):
    """/content/YYYY-MM/DD/content_<n>.htm, of the day of its issue or of its publication."""
    day = story.place.date if story.place else localtime(story.published_at).date()
    return f"/content/{day:%Y-%m/%d}/content_{story.legacy_number}.htm"
