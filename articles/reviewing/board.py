"""The board: all that is on its way, a column for each state, what is late on top."""

from dataclasses import dataclass, field
from datetime import timedelta

from django import forms
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.issues.models import Issue, Placement
from articles.models import Article
from articles.moves import IN_REVIEW, Status
from articles.reviewing.lateness import on_a_page, with_lateness
from articles.reviewing.models import Sight
from articles.reviewing.models.comment import open_remarks
from articles.text.count import count
from articles.text.plain import plain_text
from newsroom.reporters.filters import DeskAndDistrictFilter

SHOWN = 50  # cards in a column; the rest is counted, and one click away
PLACED = "placed"
LANES = {
    Status.DRAFT: pgettext_lazy("column of the board", "Sent back"),
    Status.FIRST_REVIEW: pgettext_lazy("column of the board", "First review"),
    Status.SECOND_REVIEW: pgettext_lazy("column of the board", "Second review"),
    Status.FINAL_REVIEW: pgettext_lazy("column of the board", "Final review"),
    Status.APPROVED: pgettext_lazy("column of the board", "Approved"),
    PLACED: pgettext_lazy("column of the board", "On a page"),
}


class BoardFilter(DeskAndDistrictFilter):
    """What of the board is shown."""

    age = forms.ChoiceField(
        label=_("waiting"),
        required=False,
        choices=[
            ("", _("However long")),
            ("2", _("More than 2 hours")),
            ("8", _("More than 8 hours")),
            ("24", _("More than a day")),
            ("72", _("More than 3 days")),
        ],
    )
    due = forms.ChoiceField(label=_("deadline"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        dates = Issue.objects.open().order_by("date").values_list("date", flat=True)[:8]
        self.fields["due"].choices = [
            ("", _("Any deadline")),
            ("late", _("Late")),
            *((f"{date:%Y-%m-%d}", f"{date:%Y-%m-%d}") for date in dates),
        ]

    def apply(self, stories, now):
        """These stories, narrowed. A value that is no choice narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("desk"):
            stories = stories.filter(desk=chosen["desk"])
        if chosen.get("district"):
            stories = stories.in_district(chosen["district"])
        if chosen.get("age"):
            stories = stories.filter(status_changed_at__lt=now - timedelta(hours=int(chosen["age"])))
        if chosen.get("due") == "late":
            stories = stories.filter(is_late=True)
        elif chosen.get("due"):
            stories = stories.filter(issue_date=chosen["due"])
        return stories


@dataclass
class Card:
    """A story on the board."""

    story: Article
    readers: list = field(default_factory=list)

    @cached_property
    def characters(self):
        """The length of the text in characters, punctuation included."""
        return count(plain_text(self.story.body)).with_punctuation

    @property
    def photos(self):
        return len(self.story.photo_uses.all())

    @property
    def names(self):
        return " ".join(byline.reporter.name for byline in self.story.bylines.all())

    @property
    def places(self):
        return " ".join(district.short_name for district in self.story.districts.all())


@dataclass
class Lane:
    """A column: its cards, and how many stories are in it in all."""

    key: str
    label: str
    cards: list = field(default_factory=list)
    total: int = 0

    @property
    def address(self):
        """The query by which the list of stories shows all of it."""
        return f"?status__exact={Status.APPROVED if self.key == PLACED else self.key}"


def lanes(user, filters, now=None):
    """The columns for this person. 7 queries, however many stories, and the filters' own."""
    now = now or timezone.now()
    back = Q(status=Status.DRAFT, pk__in=Article.objects.sent_back().values("pk"))
    stories = Article.objects.visible_to(user).filter(back | Q(status__in=[*IN_REVIEW, Status.APPROVED]))
    stories = on_a_page(filters.apply(with_lateness(stories, now), now))
    stories = stories.annotate(
        lane=Case(When(status=Status.APPROVED, is_placed=True, then=Value(PLACED)), default=F("status")),
        open_remarks=open_remarks(),
        page_number=Subquery(Placement.objects.filter(article=OuterRef("pk")).values("page__number")[:1]),
    )
    order = ["-is_late", "status_changed_at", "pk"]
    stories = stories.order_by(*order).annotate(
        rank=Window(RowNumber(), partition_by=[F("lane")], order_by=order),
        total=Window(Count("pk"), partition_by=[F("lane")]),
    )
    shown = list(
        stories.filter(rank__lte=SHOWN)
        .select_related("column")
        .prefetch_related("bylines__reporter", "photo_uses", "districts")
    )
    found = {key: Lane(key, label) for key, label in LANES.items()}
    readers = readers_by_story(user, [story.pk for story in shown])
    for story in shown:
        lane = found[story.lane]
        lane.cards.append(Card(story, readers.get(story.pk, [])))
        lane.total = story.total
    return list(found.values())


def readers_by_story(user, ids):
    """Who else has these stories before their eyes now: {id: users}."""
    readers = {}
    sights = Sight.objects.recent().filter(article__in=ids).exclude(user=user)
    for sight in sights.select_related("user"):
        people = readers.setdefault(sight.article_id, [])
        if sight.user not in people:
            people.append(sight.user)
    return readers
