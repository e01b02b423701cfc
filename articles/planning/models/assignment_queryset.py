"""The vocabulary of questions about assignments."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from articles.moves import Status
from articles.planning.models.assignee import Assignee
from articles.planning.models.assignment_event import AssignmentEvent
from articles.planning.models.planned_story import PlannedStory
from articles.planning.rules import may_plan
from newsroom.districts.models import District
from newsroom.reporters.roles import AUDITOR

IS_NEWS = timedelta(days=3)
LIVE = (Status.DRAFT, Status.FIRST_REVIEW, Status.SECOND_REVIEW, Status.FINAL_REVIEW, Status.APPROVED)


class AssignmentQuerySet(models.QuerySet):
    # Who

    def visible_to(self, user):
        """Planners and auditors see all; others their own, and what they may take on."""
        if may_plan(user) or user.has_role(AUDITOR):
            return self
        if not user.has_perm("planning.view_assignment"):
            return self.none()
        return self.filter(models.Q(pk__in=self._ids_of(user)) | models.Q(pk__in=self._ids_free_for(user)))

    def of(self, user):
        """Those that this person has been asked for and has not declined."""
        return self.filter(pk__in=self._ids_of(user))

    def offered_to(self, user):
        """Those that wait for this person's answer."""
        return self.not_cancelled().filter(_part(Assignee.objects.of(user).filter(state="offered")))

    def accepted_by(self, user):
        return self.not_cancelled().filter(_part(Assignee.objects.of(user).filter(state="accepted")))

    def waiting_for(self, user):
        """Those this person has to answer or to begin, with `is_offered`; to be answered first."""
        mine = Assignee.objects.of(user)
        return (
            self.not_cancelled()
            .annotate(is_offered=_part(mine.filter(state="offered")))
            .filter(
                models.Q(is_offered=True)
                | models.Q(_part(mine.filter(state="accepted"))) & models.Q(_without_story())
            )
            .most_urgent_first("-is_offered")
        )

    def free_for(self, user):
        """Those nobody has, which this person may take on: on the beat, or without a place."""
        return self.filter(pk__in=self._ids_free_for(user))

    def _ids_of(self, user):
        return Assignee.objects.active().of(user).values("assignment")

    def _ids_free_for(self, user):
        reporter = getattr(user, "reporter", None)
        free = self.model.objects.not_cancelled().without_people().filter(may_be_taken=True).not_over()
        if reporter is None or not reporter.is_active:
            return free.none().values("pk")
        beats = reporter.beats.values("pk")
        places = District.objects.filter(models.Q(pk__in=beats) | models.Q(parent__in=beats))
        on_the_beat = self.model.districts.through.objects.filter(
            assignment=models.OuterRef("pk"), district__in=places
        )
        anywhere = ~models.Exists(
            self.model.districts.through.objects.filter(assignment=models.OuterRef("pk"))
        )
        return free.filter(models.Exists(on_the_beat) | anywhere).values("pk")

    # What

    def not_cancelled(self):
        return self.filter(cancelled_at=None)

    def without_people(self):
        """Nobody has been asked, or all have declined."""
        return self.filter(~_part(Assignee.objects.active()))

    def unanswered(self):
        return self.not_cancelled().filter(_part(Assignee.objects.filter(state="offered")))

    def not_out(self):
        """Nothing of it has appeared yet."""
        out = PlannedStory.objects.filter(
            assignment=models.OuterRef("pk"),
            article__status=Status.PUBLISHED,
            article__published_at__lte=timezone.now(),
        )
        return self.filter(~models.Exists(out))

    def out(self):
        """Those whose story has appeared."""
        return self.exclude(pk__in=self.model.objects.not_out().values("pk"))

    def late(self):
        """The deadline has passed, and no story was filed."""
        filed = PlannedStory.objects.filter(
            assignment=models.OuterRef("pk"), article__status__in=[*LIVE[1:], Status.PUBLISHED]
        )
        return self.not_cancelled().filter(~models.Exists(filed), deadline__lt=timezone.now())

    def missed_untold(self):
        """Late ones of whose deadline nobody has been told; what passed long ago is no news."""
        told = AssignmentEvent.objects.filter(
            assignment=models.OuterRef("pk"), verb="miss", at__gte=models.OuterRef("deadline")
        )
        return self.late().filter(~models.Exists(told), deadline__gt=timezone.now() - IS_NEWS)

    # When

    def not_over(self):
        return self.filter(last_day__gte=timezone.localdate())

    def on_days(self, first, last):
        """What happens or is due from one day to another, both included."""
        return self.filter(
            models.Q(first_day__lte=last, last_day__gte=first)
            | models.Q(deadline_day__gte=first, deadline_day__lte=last)
        )

    def soonest_first(self):
        return self.order_by("first_day", models.F("starts_at").asc(nulls_last=True), "pk")

    def most_urgent_first(self, *before):
        """By deadline; `before` are orders that go before it."""
        return self.order_by(*before, models.F("deadline").asc(nulls_last=True), "first_day", "pk")

    def newest_first(self):
        return self.order_by("-first_day", "-pk")

    def for_cards(self):
        """With all that a card shows: people and their answers, places, the story and its page."""
        return self.select_related("column", "desk", "editor").prefetch_related(
            "assignees__reporter",
            "districts",
            "stories__article__placements__page__issue",
        )


def _part(assignees):
    return models.Exists(assignees.filter(assignment=models.OuterRef("pk")))


def _without_story():
    """For a query of assignments: there is no story of it that could still appear, or has."""
    alive = PlannedStory.objects.filter(
        assignment=models.OuterRef("pk"), article__status__in=[*LIVE, Status.PUBLISHED]
    )
    return ~models.Exists(alive)
