from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.reporters import clock


class AssigneeQuerySet(models.QuerySet):
    def active(self):
        """Who has been asked and has not said no."""
        return self.filter(state__in=[Assignee.State.OFFERED, Assignee.State.ACCEPTED])

    def of(self, user):
        """The parts of the person whose account this is."""
        return self.filter(reporter__user=user)


class Assignee(models.Model):
    """One person's part in an assignment, and the answer. Written by the assignment's verbs."""

    class Task(models.TextChoices):
        WRITING = "writing", pgettext_lazy("task", "text")
        PHOTOS = "photos", pgettext_lazy("task", "pictures")

    class State(models.TextChoices):
        OFFERED = "offered", pgettext_lazy("answer", "not answered")
        ACCEPTED = "accepted", pgettext_lazy("answer", "accepted")
        DECLINED = "declined", pgettext_lazy("answer", "declined")
        RELEASED = "released", pgettext_lazy("answer", "taken off")

    assignment = models.ForeignKey(
        "planning.Assignment",
        on_delete=models.CASCADE,
        related_name="assignees",
        verbose_name=_("assignment"),
    )
    reporter = models.ForeignKey(
        "reporters.Reporter",
        on_delete=models.PROTECT,
        related_name="assigned",
        verbose_name=_("person"),
    )
    task = models.CharField(_("task"), max_length=10, choices=Task, default=Task.WRITING)
    state = models.CharField(_("answer"), max_length=10, choices=State, default=State.OFFERED)
    note = models.TextField(_("reason"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    asked_at = models.DateTimeField(_("asked at"), default=clock.now)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    objects = AssigneeQuerySet.as_manager()

    class Meta:
        verbose_name = _("assigned person")
        verbose_name_plural = _("assigned people")
        ordering = ["-task", "pk"]  # text before pictures
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "reporter", "task"], name="assignee_once_for_each_task"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["offered", "accepted", "declined", "released"]),
                name="assignee_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(accepted_at__isnull=False),
                name="assignee_accepted_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["reporter", "state"], name="assignee_of_a_person")]

    def __str__(self):
        return str(self.reporter)

    @property
    def is_active(self):
        return self.state in (self.State.OFFERED, self.State.ACCEPTED)

    @property
    def is_offered(self):
        return self.state == self.State.OFFERED

    @property
    def is_accepted(self):
        return self.state == self.State.ACCEPTED

    @property
    def is_declined(self):
        return self.state == self.State.DECLINED
