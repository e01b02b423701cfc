"""Issues that came out before they came here: their pages, and what stood on them.

Made by the stories that name them (`articles.signals.loaded`). Such an issue is published from
the start. Nobody here has read its proofs or signed its pages; the ledger says what it is.
"""

from datetime import datetime, time

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rows
from articles.issues.models import Issue, IssueEvent, Page, Placement
from articles.issues.moves import IssueStatus
from articles.moves import MoveRefused
from articles.signals import loaded


@receiver(loaded)
def print_loaded_stories(sender, articles, stories, by, **kwargs):
    """Puts these stories where they stood. Some ten queries, however many they are."""
    placed = [(article, story.place) for article, story in zip(articles, stories) if story.place]
    if not placed:
        return
    pages = pages_of({place.date: place for _article, place in placed}, [each for _a, each in placed], by)
    rows.write(
        Placement,
        ("article_id", "page_id", "position", "weight"),
        (
            (article.pk, pages[place.date, place.page].pk, place.position, place.weight)
            for article, place in placed
        ),
    )


def pages_of(days, places, by):
    """The pages at these places as {(date, number): page}; those that are not there are made."""
    issues = issues_of(days, by)
    known = Page.objects.filter(issue__in=issues.values()).select_related("issue")
    pages = {(page.issue.date, page.number): page for page in known}
    missing = {(each.date, each.page): each for each in places if (each.date, each.page) not in pages}
    made = rows.create(
        [
            Page(issue=issues[place.date], number=place.page, name=place.page_name)
            for place in missing.values()
        ]
    )
    return pages | dict(zip(missing, made))


def issues_of(days, by):
    """The published issues of these days as {date: issue}; those that are not there are made.

    Raises `MoveRefused` if this newsroom is making one of them itself.
    """
    issues = {issue.date: issue for issue in Issue.objects.filter(date__in=days)}
    for issue in issues.values():
        if issue.is_open:
            raise MoveRefused(_("The issue of %(date)s is being made here.") % {"date": issue.date})
    new = [
        Issue(
            date=day,
            number=place.issue,
            status=IssueStatus.PUBLISHED,
            published_at=timezone.make_aware(datetime.combine(day, time.min)),
        )
        for day, place in days.items()
        if day not in issues
    ]
    made = rows.create(new)
    rows.create(
        [IssueEvent(issue=issue, actor=by, verb="load", to_status=IssueStatus.PUBLISHED) for issue in made]
    )
    return issues | {issue.date: issue for issue in made}
