"""Deadlines that pass: nobody does anything then, so others have to ask."""

from django.db.models import Q
from django.dispatch import receiver

from articles.moves import MoveRefused, Status
from articles.notices.signals import before_mail
from articles.planning.models import Assignment
from articles.reviewing.lateness import ALSO_LATE


@receiver(before_mail)
def tell_of_missed_deadlines(sender, **kwargs):
    for assignment in Assignment.objects.missed_untold():
        try:
            assignment.tell_missed()
        except MoveRefused:  # cancelled since
            continue


def missed_deadline(now):
    """Not with the desk, though the assignment's deadline has passed: for the board and the queues."""
    return Q(
        status=Status.DRAFT,
        planned__assignment__deadline__lt=now,
        planned__assignment__cancelled_at__isnull=True,
    )


ALSO_LATE.append(missed_deadline)
