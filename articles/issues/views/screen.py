"""What all these screens share: who may open them, and the frame of the back office."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from articles.issues.models import Issue
from articles.models import Article
from newsroom.reporters.roles import AUDITOR


def issue_for(request, pk):
    """The issue, for those whose role sees issues. 403 for others, 404 if there is none."""
    if not request.user.has_perm("issues.view_issue"):
        raise PermissionDenied
    return get_object_or_404(Issue, pk=pk)


WORK = ("plan_issue", "proofread_page", "sign_page", "sign_issue", "publish_issue")


def works_on_issues(user):
    """True for those who make the paper, and auditors: they may read all that can stand in it.

    Others see how far it is, but no headline of a story that they may not read.
    """
    return user.has_role(AUDITOR) or any(user.has_perm(f"issues.{name}") for name in WORK)


def readable_ids(user, articles):
    """The ids of those of these stories that this person may read."""
    ids = [article.pk for article in articles]
    return set(Article.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
