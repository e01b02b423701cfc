"""The vocabulary of questions about stories. Nobody else compares a status."""

from django.db import models
from django.db.models.functions import Left
from django.utils import timezone

from articles.models.byline import Byline
from articles.models.card_parts import attach_parts
from articles.models.event import Event
from articles.models.review import Review
from articles.moves import IN_REVIEW, REVIEW_PERMISSION, STATUS_OF_STAGE, Status
from newsroom.reporters import roles

MOST_WORDS = 330  # characters of text, of the lead of a front page
OPENING = 3  # characters of HTML for each of them
# Columns that only the desk asks for.
NOT_ON_CARDS = ("note", "source", "desk", "author", "submitted_at", "status_changed_at", "created_at")


class ArticleQuerySet(models.QuerySet):
    # For readers

    def published(self):
        """What the public may see: rule 4, a fact about time."""
        return self.filter(status=Status.PUBLISHED, published_at__lte=timezone.now())

    def scheduled(self):
        """What will be public at a set time that has not come."""
        return self.filter(status=Status.PUBLISHED, published_at__gt=timezone.now())

    def withdrawn(self):
        """What the public once saw and may see no more: these addresses answer 410.

        Not what was withdrawn before its time had come: that was never there.
        """
        return self.filter(status=Status.WITHDRAWN, published_at__lte=models.F("status_changed_at"))

    def newest_first(self):
        """For lists of published stories."""
        return self.order_by("-published_at", "-pk")

    def in_district(self, district):
        """From this place or any place within it."""
        return self.filter(
            models.Exists(
                self.model.districts.through.objects.filter(
                    models.Q(district__path=district.path)
                    | models.Q(district__path__startswith=f"{district.path}/"),
                    article=models.OuterRef("pk"),
                )
            )
        )

    def from_union(self, union):
        return self.filter(unions=union)

    def in_column(self, column):
        return self.filter(column=column)

    def tagged(self, tag):
        return self.filter(tags=tag)

    def written_by(self, reporter):
        """With this person's name on it, in whatever role."""
        return self.filter(
            models.Exists(Byline.objects.filter(article=models.OuterRef("pk"), reporter=reporter))
        )

    def for_cards(self):
        """With all that a card in a list shows: 2 queries more."""
        stories = self.select_related("column").defer(*NOT_ON_CARDS)
        stories.are_cards = True
        return stories

    def with_opening(self, words=MOST_WORDS, most_where=None):
        """Of the text only how it begins (`articles.reading.opening_of`), enough for so many characters of
        an excerpt; where the condition `most_where` holds, for all that any excerpt has. To cut a thousand
        characters off a text takes as long as to find its row."""
        opening = Left("body", OPENING * words)
        if most_where:
            most = Left("body", OPENING * MOST_WORDS)
            opening = models.Case(models.When(most_where, then=most), default=opening)
        return self.defer("body").annotate(opening=opening)

    are_cards = False

    def _clone(self):
        clone = super()._clone()
        clone.are_cards = self.are_cards
        return clone

    def _fetch_all(self):
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self.are_cards and self._fields is None:
            attach_parts(self._result_cache)

    # For the newsroom

    def in_status(self, *statuses):
        return self.filter(status__in=statuses)

    def by(self, user):
        """This person's own: filed by, or signed with the name of, the person."""
        return self.filter(within(own_parts(user)))

    def visible_to(self, user):
        """All that this person may read in the back office.

        Authors see their own; desk editors and chiefs what lies on their desks, and drafts
        that no author owns (imported pages); the chief editor everything; proofreaders and
        page editors what has been approved; auditors everything; administrators nothing.
        """
        if user.is_superuser or user.has_role(roles.CHIEF_EDITOR, roles.AUDITOR):
            return self
        parts = own_parts(user)
        if user.has_role(roles.DESK_EDITOR, roles.DESK_CHIEF):
            private = models.Q(status=Status.DRAFT, author__isnull=False, submitted_at__isnull=True)
            parts += [part.exclude(private).values("pk") for part in desk_parts(self.model.objects, user)]
        visible = within(parts)
        if user.has_role(roles.PROOFREADER, roles.PAGE_EDITOR):
            visible |= models.Q(status__in=[Status.APPROVED, Status.PUBLISHED])
        return self.filter(visible)

    def in_review(self):
        return self.filter(status__in=IN_REVIEW)

    def approved(self):
        return self.filter(status=Status.APPROVED)

    def awaiting_review(self, user):
        """What this person could review now: by role and desk, not written or passed by them."""
        stages = [stage for stage, permission in REVIEW_PERMISSION.items() if user.has_perm(permission)]
        own = self.model.objects.by(user).values("pk")
        passed = Review.objects.standing().filter(reviewer=user).values("article")
        return (
            self.visible_to(user)
            .filter(status__in=[STATUS_OF_STAGE[stage] for stage in stages])
            .exclude(pk__in=own)
            .exclude(pk__in=passed)
        )

    def sent_back(self):
        """Drafts that came back from a review: the latest word on them is a sending back."""
        events = Event.objects.moves().filter(article=models.OuterRef("pk")).order_by("-at", "-pk")
        return (
            self.filter(status=Status.DRAFT)
            .annotate(latest_verb=models.Subquery(events.values("verb")[:1]))
            .filter(latest_verb="send_back")
        )

    def oldest_change_first(self):
        """For queues: what has waited longest comes first."""
        return self.order_by("status_changed_at", "pk")


# Each part of what somebody sees is found by an index of its own, and the cost is that of the parts: it
# does not grow with the stories of other desks, however many unions and districts send them.


def own_parts(user):
    """The ids of what this person filed, and of what bears the person's name."""
    from articles.models.article import Article

    named = Byline.objects.filter(reporter__user=user).values("article")
    return [Article.objects.filter(author=user).values("pk"), named]


def desk_parts(stories, user):
    """The stories on desks of this person, and those on none; all, if the person has no desk."""
    if not user.desk_ids:
        return [stories.all()]
    return [stories.filter(desk__in=user.desk_ids), stories.filter(desk=None)]


def within(parts):
    """The condition that a story is in one of these lists of ids."""
    first, *others = (part.order_by() for part in parts)
    return models.Q(pk__in=first.union(*others, all=True))
