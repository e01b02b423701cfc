"""The start page of the back office: what waits for me, what is late, how far the paper is.

Each section is a heading and some rows, and stands only where the person's role has use for
it. The number of queries does not grow with the number of stories.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.issues.models import Issue, Page, PageSignature
from articles.issues.models.page_signing import SIGN_PERMISSION
from articles.models import Article, Event
from articles.moves import IN_REVIEW, Status
from newsroom.reporters import roles
from newsroom.reporters.models import AccountEvent

LATE_AFTER = timedelta(hours=2)  # in one queue
ROWS = 8  # shown of a section; the rest is one click away
ISSUES = 3  # today's and the next ones


@dataclass
class Section:
    """A heading, up to `ROWS` rows of one kind, and how many there are in all."""

    title: str
    rows: list
    kind: str  # story, page, issue or account: which template draws a row
    total: int = 0
    more: str = ""  # where all of them are listed
    is_urgent: bool = False


def start_page(request, context):
    """What unfold calls before it draws the index: the context with our sections."""
    user = request.user
    issues = issues_in_the_making() if user.has_perm("issues.view_issue") else []
    sections = [
        *pages_to_sign(user, issues),
        *issues_to_sign(user, issues),
        *stories_waiting(user),
        *stories_without_a_page(user, issues),
        *own_stories(user),
        *accounts(user),
    ]
    add_names_and_pages(sections)
    return context | {
        "title": _("Start page"),
        "sections": [section for section in sections if section.rows],
        "issues": issues,
        "counts": counts_by_status(user),
        "today": timezone.localdate(),
        "may_open_issue": user.has_perm("issues.add_issue"),
        "may_file": user.has_perm("articles.add_article"),
    }


# Stories


def story_rows(stories):
    """Stories, marked where they have been in one queue for too long."""
    late = timezone.now() - LATE_AFTER
    rows = list(stories.select_related("column")[: ROWS + 1])
    for story in rows:
        story.is_late = story.status in IN_REVIEW and story.status_changed_at < late
    return rows


def add_names_and_pages(sections):
    """What the rows of all sections show besides: asked for once, not once for each section."""
    rows = [row for section in sections if section.kind == "story" for row in section.rows]
    prefetch_related_objects(rows, "bylines__reporter", "placements__page__issue")


def story_section(title, stories, query="", **options):
    rows = story_rows(stories)
    total = len(rows) if len(rows) <= ROWS else stories.count()
    address = reverse("admin:articles_article_changelist") + query
    return Section(title, rows[:ROWS], "story", total, address, **options)


def stories_waiting(user):
    """What waits for this person's review, and what is late with anybody."""
    if not (user.has_perm("articles.view_article") and user.has_role(*roles.EDITORS, roles.AUDITOR)):
        return []
    waiting = Article.objects.awaiting_review(user).oldest_change_first()
    late = (
        Article.objects.visible_to(user)
        .in_review()
        .filter(status_changed_at__lt=timezone.now() - LATE_AFTER)
        .oldest_change_first()
    )
    return [
        story_section(_("Waiting for my review"), waiting, "?mine=review", is_urgent=True),
        story_section(
            _("Late: more than %(hours)s hours in one queue")
            % {"hours": int(LATE_AFTER.total_seconds() // 3600)},
            late.exclude(pk__in=waiting.values("pk")),
        ),
    ]


def stories_without_a_page(user, issues):
    """For those who plan: what was signed off and stands nowhere yet."""
    if not user.has_perm("issues.plan_issue"):
        return []
    stories = Article.objects.visible_to(user).approved().filter(placements=None)
    section = story_section(_("Signed off, not on a page yet"), stories.oldest_change_first())
    if issue := next((issue for issue in issues if issue.is_open), None):
        section.more = reverse("admin:issues_issue_plan", args=[issue.pk])
    return [section]


def own_stories(user):
    """What came back to this person and why, the drafts, and what is on its way."""
    if not user.has_perm("articles.add_article"):
        return []
    own = Article.objects.by(user)
    latest = Event.objects.filter(article=OuterRef("pk"), verb="send_back").order_by("-at", "-pk")
    back = own.sent_back()
    return [
        story_section(
            _("Came back to me"),
            back.annotate(
                reason=Subquery(latest.values("note")[:1]),
                reason_by=Subquery(latest.values("actor__name")[:1]),
            ).oldest_change_first(),
            "?mine=back",
            is_urgent=True,
        ),
        story_section(
            _("My drafts"),
            own.in_status(Status.DRAFT).exclude(pk__in=back.values("pk")).order_by("-updated_at"),
            "?mine=own",
        ),
        story_section(
            _("My stories on their way"),
            own.in_status(*IN_REVIEW, Status.APPROVED).order_by("-status_changed_at"),
            "?mine=own",
        ),
    ]


def counts_by_status(user):
    """For editors and auditors: how many stories are in which state, as (status, label, number)."""
    if not (user.is_superuser or user.has_role(*roles.EDITORS, roles.AUDITOR)):
        return []
    shown = (Status.DRAFT, *IN_REVIEW, Status.APPROVED)
    found = Article.objects.visible_to(user).in_status(*shown).order_by()
    numbers = dict(found.values_list("status").annotate(number=Count("pk", distinct=True)))
    return [(status.value, status.label, numbers.get(status, 0)) for status in shown]


# The paper


def issues_in_the_making():
    """Today's issue, published or not, and the next ones, each with its pages. 3 queries."""
    pages = (
        Page.objects.select_related("editor")
        .annotate(story_count=Count("placements"))
        .prefetch_related(
            Prefetch(
                "signatures",
                PageSignature.objects.standing().select_related("by"),
                to_attr="standing",
            )
        )
        .order_by("number")
    )
    issues = Issue.objects.from_day(timezone.localdate()).prefetch_related(Prefetch("pages", pages))
    found = list(issues[:ISSUES])
    for issue in found:
        for page in issue.pages.all():
            page.issue = issue
            given = {each.kind: each for each in page.standing}
            page.steps = [(kind, given.get(kind)) for kind in PageSignature.Kind]
            page.waits_for = next((kind for kind, by in page.steps if by is None), None)
        waits_for_chief = (None, PageSignature.Kind.CHIEF_EDITOR)
        issue.signed_count = sum(page.waits_for in waits_for_chief for page in issue.pages.all())
        issue.story_count = sum(page.story_count for page in issue.pages.all())
    return found


def pages_to_sign(user, issues):
    """The pages whose next signature is this person's to give, the own pages first."""
    pages = [
        page
        for issue in issues
        if issue.is_in_proof
        for page in issue.pages.all()
        if page.waits_for and page.story_count and user.has_perm(SIGN_PERMISSION[page.waits_for])
    ]
    pages.sort(key=lambda page: page.editor_id != user.pk)
    title = _("Pages that wait for me")
    return [Section(title, pages[:ROWS], "page", len(pages), is_urgent=True)]


def issues_to_sign(user, issues):
    """The issues that wait for the chief editor: all pages signed, or signed and not yet out."""
    ready = [
        issue
        for issue in issues
        if (issue.is_signed and user.has_perm("issues.publish_issue"))
        or (
            issue.is_in_proof
            and issue.pages.all()
            and issue.signed_count == len(issue.pages.all())
            and user.has_perm("issues.sign_issue")
        )
    ]
    return [Section(_("Issues that wait for me"), ready, "issue", len(ready), is_urgent=True)]


# Accounts


def accounts(user):
    """For those who look after accounts: what happened with them lately."""
    if not user.has_perm("reporters.view_accountevent"):
        return []
    events = AccountEvent.objects.select_related("user", "actor").order_by("-at", "-pk")[:ROWS]
    address = reverse("admin:reporters_accountevent_changelist")
    return [Section(_("Accounts lately"), list(events), "account", more=address)]
