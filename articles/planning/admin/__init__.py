"""The back office of planning: forms and lists, and the doors to the screens of views/."""

from articles.planning.admin.assignment_admin import AssignmentAdmin
from articles.planning.admin.call_admin import CallAdmin
from articles.planning.admin.recurring_admin import RecurringEventAdmin

__all__ = ["AssignmentAdmin", "CallAdmin", "RecurringEventAdmin"]
