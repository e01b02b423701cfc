from articles.issues.models.issue import Issue
from articles.issues.models.issue_event import IssueEvent
from articles.issues.models.page import Page
from articles.issues.models.page_signature import PageSignature
from articles.issues.models.placement import Placement

__all__ = ["Issue", "IssueEvent", "Page", "PageSignature", "Placement"]
