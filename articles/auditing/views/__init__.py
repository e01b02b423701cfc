from articles.auditing.views.entries import entries
from articles.auditing.views.issues import issue, issues

__all__ = ["entries", "issue", "issues"]
