from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.planning.models.assignment_moves import AssignmentMoves
from articles.planning.models.assignment_queryset import AssignmentQuerySet
from articles.planning.models.subject import Subject
from articles.planning.rules import may_plan, may_write
from articles.planning.states import NOT_FILED, reached, state_of
from newsroom.reporters import clock


class Assignment(AssignmentMoves, Subject):
    """A task for the newsroom (选题): what, where, when, until when, by whom.

    Its state is stored nowhere: it follows from the answers of its people and its stories.
    """

    starts_at = models.DateTimeField(_("begins at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    deadline = models.DateTimeField(
        _("deadline"), null=True, blank=True, help_text=_("When the copy has to be with the desk.")
    )
    people = models.ManyToManyField(
        "reporters.Reporter",
        through="planning.Assignee",
        related_name="assignments",
        verbose_name=_("people"),
    )
    recurring = models.ForeignKey(
        "planning.RecurringEvent",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="assignments",
        verbose_name=_("comes from"),
    )
    occurs_on = models.DateField(_("day of the event"), null=True, editable=False)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("planned by"),
    )
    created_at = models.DateTimeField(_("created at"), default=clock.now, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    # Derived in save(): the days it takes up in the calendar, so that a week is one query.
    first_day = models.DateField(editable=False, db_index=True)
    last_day = models.DateField(editable=False, db_index=True)
    deadline_day = models.DateField(editable=False, null=True, db_index=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-first_day", "-pk"]
        permissions = [("plan_assignment", "Can plan assignments and assign people")]
        constraints = [
            models.UniqueConstraint(fields=["recurring", "occurs_on"], name="assignment_once_for_each_day"),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=False) | models.Q(deadline__isnull=False),
                name="assignment_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gte=models.F("starts_at")),
                name="assignment_ends_after_it_begins",
            ),
        ]

    def save(self, *, update_fields=None, **kwargs):
        """Derives the days from the hours."""
        begin, end = self.starts_at or self.deadline, self.ends_at or self.starts_at or self.deadline
        self.first_day, self.last_day = _day(begin), _day(end)
        self.deadline_day = _day(self.deadline) if self.deadline else None
        if update_fields is not None:
            update_fields = {*update_fields, "first_day", "last_day", "deadline_day"}
        super().save(update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuses: what was planned stays on record. An unwanted assignment is cancelled."""
        from articles.moves import MoveRefused

        raise MoveRefused(_now("An assignment is never deleted. Cancel it instead."))

    def clean(self):
        if not (self.starts_at or self.deadline):
            raise ValidationError({"deadline": _now("Give a time or a deadline: it needs a day.")})
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": _now("Say when it begins, too.")})
        if self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _now("It cannot end before it begins.")})

    def get_absolute_url(self):
        """Its sheet in the back office; readers never see an assignment."""
        return reverse("admin:planning_assignment_sheet", args=[self.pk])

    # Questions. All are answered from what `for_cards` fetched.

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    @property
    def shown_people(self):
        """The parts that have not been taken off, those who declined last."""
        parts = [part for part in self.assignees.all() if part.state != part.State.RELEASED]
        return sorted(parts, key=lambda part: part.is_declined)

    @property
    def state(self):
        answers = {part.state for part in self.shown_people}
        return state_of(self.is_cancelled, answers, [link.article for link in self.stories.all()])

    @property
    def is_late(self):
        return bool(self.deadline) and self.deadline < timezone.now() and self.state in NOT_FILED

    @property
    def whereabouts(self):
        """The planned stories that have appeared, with where: the end of every assignment."""
        return [link for link in self.stories.all() if link.article.is_published]

    def parts_of(self, user):
        """The parts of this person that count: asked or accepted."""
        return [part for part in self.assignees.all() if part.is_active and part.reporter.user_id == user.pk]

    def next_moves(self, user):
        """The verbs that this person may use now, as a set: what is drawn as buttons."""
        plans = may_plan(user)
        if self.is_cancelled:
            return {"reinstate"} if plans else set()
        parts = self.parts_of(user)
        verbs = set()
        if any(part.is_offered for part in parts):
            verbs |= {"accept"}
        if parts:
            verbs |= {"decline", "hand_on"}
        has_story = any(reached(link.article) for link in self.stories.all())
        if (parts or (plans and not has_story)) and may_write(user):
            verbs |= {"start_story"}
        if parts or plans:
            verbs |= {"tie_story"}
        if plans:
            verbs |= {"cancel"}
        if self._is_free() and self.may_be_taken and not plans:
            verbs |= {"take"}
        return verbs

    def _is_free(self):
        return not any(part.is_active for part in self.assignees.all())

    def is_visible_to(self, user):
        return type(self).objects.visible_to(user).filter(pk=self.pk).exists()


def _day(moment):
    return timezone.localdate(moment)
