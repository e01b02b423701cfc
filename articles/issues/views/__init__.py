"""The screens of the back office that make an issue: planning and publication; pages are read in `articles.proofing`."""

from articles.issues.views.make_up import make_up, make_up_pdf, make_up_picture, steps
from articles.issues.views.moves import buttons, move, publication
from articles.issues.views.pages import with_refusals
from articles.issues.views.plan import changes, placements, plan
from articles.issues.views.screen import works_on_issues
from articles.issues.views.sentences import described, linked

__all__ = [
    "buttons",
    "changes",
    "described",
    "linked",
    "make_up",
    "make_up_pdf",
    "make_up_picture",
    "move",
    "placements",
    "plan",
    "publication",
    "steps",
    "with_refusals",
    "works_on_issues",
]
