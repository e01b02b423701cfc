"""The back office of the issues: their list and form, and the screens of views/."""

from articles.issues.admin.issue_admin import IssueAdmin
from articles.issues.admin.sheet_admin import SheetAdmin

__all__ = ["IssueAdmin", "SheetAdmin"]
