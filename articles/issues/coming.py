"""The issues from today on: what the sidebar and the start page are about."""

from django.utils import timezone

from articles.issues.models import Issue

ISSUES_AHEAD = 8  # a daily paper is planned a week ahead at most


def coming_issues(request):
    """Today's issue, published or not, and the next ones: asked for once in a request."""
    if not hasattr(request, "coming_issues"):
        request.coming_issues = list(Issue.objects.from_day(timezone.localdate())[:ISSUES_AHEAD])
    return request.coming_issues
