"""The screens of planning: the week, the day, one's own, the sheet of an assignment, the calls."""

from articles.planning.views.calendar import day, this_week, week
from articles.planning.views.calls import call_sheet, call_story, calls, closing
from articles.planning.views.mine import mine
from articles.planning.views.occurrence import occurrence
from articles.planning.views.screen import assignment_for, call_for
from articles.planning.views.sheet import move, sheet, story

__all__ = [
    "assignment_for",
    "call_for",
    "call_sheet",
    "call_story",
    "calls",
    "closing",
    "day",
    "mine",
    "move",
    "occurrence",
    "sheet",
    "story",
    "this_week",
    "week",
]
