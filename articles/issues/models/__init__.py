from articles.issues.models.continuation import Continuation
from articles.issues.models.issue import Issue
from articles.issues.models.issue_event import IssueEvent
from articles.issues.models.page import Page
from articles.issues.models.page_layout import PageLayout
from articles.issues.models.page_signature import PageSignature
from articles.issues.models.placement import Placement
from articles.issues.models.sheet import Sheet

__all__ = [
    "Continuation",
    "Issue",
    "IssueEvent",
    "Page",
    "PageLayout",
    "PageSignature",
    "Placement",
    "Sheet",
]
