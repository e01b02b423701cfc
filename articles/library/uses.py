"""Where photos are used, as far as a person may know: in stories that he or she may see."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, PhotoUse
from articles.moves import BEFORE_PUBLICATION, Status


def uses_of(photos, user):
    """The uses of these photos, newest story first, as {photo id: [PhotoUse]}. About 5 queries.

    Each with its story, and that with its place in the paper.
    """
    uses = PhotoUse.objects.filter(photo__in=list(photos), article__in=Article.objects.visible_to(user))
    found = defaultdict(list)
    for use in (
        uses.select_related("article")
        .prefetch_related("article__placements__page__issue")
        .order_by("-article__created_at", "pk")
    ):
        found[use.photo_id].append(use)
    return dict(found)


def used_in(stories):
    """The condition on photos that one of these stories uses them."""
    return Exists(PhotoUse.objects.filter(photo=OuterRef("pk"), article__in=stories))


USES = {  # name of the filter: the stories it asks about
    "used": lambda stories: stories,
    "published": lambda stories: stories.published(),
    "in_work": lambda stories: stories.in_status(*BEFORE_PUBLICATION),
}


def sealed_uses(photo, user):
    """Stories that readers see with this photo or a part cut from it, or will at a set time.

    As far as this person may know.
    """
    either = Q(photo_uses__photo=photo) | Q(photo_uses__photo__derived_from=photo)
    stories = Article.objects.in_status(Status.PUBLISHED).filter(either)
    return (stories.visible_to(user) | stories.published()).distinct().newest_first()
