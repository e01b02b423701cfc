from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.moves import MoveRefused
from articles.planning.models.subject import COPIED, COPIED_SETS, Subject
from articles.planning.recurrence import Frequency, occurrences
from articles.planning.rules import may_plan


class RecurringEventQuerySet(models.QuerySet):
    def possible_between(self, first, last):
        """Those that may happen on one of these days; which of them do, `on_days` says."""
        return self.filter(is_active=True, starts_on__lte=last).filter(
            models.Q(until=None) | models.Q(until__gte=first)
        )


class RecurringEvent(Subject):
    """Something that comes again: a weekly column, a monthly meeting, an anniversary.

    It fills no table in advance: its days are reckoned when somebody looks at the calendar,
    and one of them becomes an assignment when a planner says so.
    """

    frequency = models.CharField(_("comes again"), max_length=20, choices=Frequency, default=Frequency.WEEKLY)
    every = models.PositiveSmallIntegerField(
        _("every how many"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("2 means every other week, month or year."),
    )
    starts_on = models.DateField(
        _("first day"),
        help_text=_("Sets the pattern. On the 31st means the last day of shorter months."),
    )
    until = models.DateField(_("last day"), null=True, blank=True)
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    deadline_hours = models.PositiveSmallIntegerField(
        _("copy due after (hours)"),
        default=6,
        validators=[MaxValueValidator(24 * 14)],
        help_text=_("Counted from its end, or from its beginning."),
    )
    usual_people = models.ManyToManyField(
        "reporters.Reporter",
        blank=True,
        related_name="+",
        verbose_name=_("usually done by"),
        help_text=_("They are asked when one of its days becomes an assignment."),
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = RecurringEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("recurring event")
        verbose_name_plural = _("recurring events")
        ordering = ["topic", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(every__gte=1), name="recurring_every_is_positive"),
            models.CheckConstraint(
                condition=models.Q(frequency__in=Frequency.values), name="recurring_frequency_is_known"
            ),
        ]

    def clean(self):
        if self.until and self.starts_on and self.until < self.starts_on:
            raise ValidationError({"until": _now("The last day lies before the first.")})
        if self.end_time and not self.start_time:
            raise ValidationError({"start_time": _now("Say when it begins, too.")})
        if self.end_time and self.end_time < self.start_time:
            raise ValidationError({"end_time": _now("It cannot end before it begins.")})

    def on_days(self, first, last):
        """Its days from `first` to `last`, both included: a list of dates."""
        if not self.is_active:
            return []
        return occurrences(self.frequency, self.starts_on, first, last, every=self.every, until=self.until)

    @transaction.atomic
    def assignment_on(self, day, *, by):
        """The assignment of this day, made if it is not there yet. Of two who click one makes it.

        Raises `MoveRefused` for those who do not plan, and for a day that is none of its days.
        """
        if not may_plan(by):
            raise MoveRefused(_now("Your role does not allow this."))
        type(self).objects.select_for_update().get(pk=self.pk)
        if made := self.assignments.filter(occurs_on=day).first():
            return made
        if day not in self.on_days(day, day):
            raise MoveRefused(_now("It does not take place on %(day)s.") % {"day": day})
        assignment = self._assignment(day, by)
        assignment.record_edit(by=by, is_new=True)
        for reporter in self.usual_people.active():
            assignment.assign(reporter, by=by, task=usual_task(reporter))
        return assignment

    def _assignment(self, day, by):
        from articles.planning.models.assignment import Assignment

        start = _moment(day, self.start_time)
        end = _moment(day, self.end_time)
        due_from = end or start or _moment(day, datetime.min.time())
        assignment = Assignment(
            recurring=self,
            occurs_on=day,
            created_by=by,
            starts_at=start,
            ends_at=end,
            deadline=due_from + timedelta(hours=self.deadline_hours),
            **{name: getattr(self, name) for name in COPIED},
        )
        assignment.save()
        for name in COPIED_SETS:
            getattr(assignment, name).set(getattr(self, name).all())
        return assignment


def usual_task(reporter):
    """What a person is asked for who usually comes along: photographers for pictures."""
    from articles.planning.models.assignee import Assignee

    is_photographer = reporter.kind == reporter.Kind.PHOTOGRAPHER
    return Assignee.Task.PHOTOS if is_photographer else Assignee.Task.WRITING


def _moment(day, time):
    return timezone.make_aware(datetime.combine(day, time)) if time else None
