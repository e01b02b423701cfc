from articles.planning.models.assignee import Assignee
from articles.planning.models.assignment import Assignment
from articles.planning.models.assignment_event import AssignmentEvent
from articles.planning.models.call import Call
from articles.planning.models.planned_story import PlannedStory
from articles.planning.models.recurring_event import RecurringEvent

__all__ = ["Assignee", "Assignment", "AssignmentEvent", "Call", "PlannedStory", "RecurringEvent"]
