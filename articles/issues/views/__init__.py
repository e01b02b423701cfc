"""The screens of the back office that make an issue: planning, pages, publication."""

from articles.issues.views.moves import buttons, move, publication
from articles.issues.views.pages import page, signatures, with_refusals
from articles.issues.views.plan import changes, placements, plan
from articles.issues.views.screen import works_on_issues
from articles.issues.views.sentences import described, linked

__all__ = [
    "buttons",
    "changes",
    "described",
    "linked",
    "move",
    "page",
    "placements",
    "plan",
    "publication",
    "signatures",
    "with_refusals",
    "works_on_issues",
]
