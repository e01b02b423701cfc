"""The start page of the back office: what waits for me, what is late, how far the paper is.

Each section is a heading and some rows, and stands only where the person's role has use for
it. The number of queries does not grow with the number of stories.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.issues.coming import coming_issues
from articles.issues.models import Page, PageSignature, Placement
from articles.issues.models.page_signing import SIGN_PERMISSION
from articles.models import Article, Byline, Event
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
    issues = issues_in_the_making(request) if user.has_perm("issues.view_issue") else []
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


def sections_of(stories, *parts, order):
    """Sections of stories, each with its first rows and how many there are in all: one query.

    `parts` are (condition, title, address, more options); a story stands in the first whose
    condition it meets. `order` is the order within a section.
    """
    found = {number: [] for number in range(len(parts))}
    within = {"partition_by": [F("part")]}
    numbered = stories.annotate(
        part=Case(*(When(part[0], then=Value(number)) for number, part in enumerate(parts)))
    ).annotate(
        place=Window(RowNumber(), order_by=order, **within),
        part_total=Window(Count("pk"), **within),
    )
    shown = numbered.filter(part__isnull=False, place__lte=ROWS).order_by("part", "place")
    for story in mark_late(shown.select_related("column")):
        found[story.part].append(story)
    address = reverse("admin:articles_article_changelist")
    return [
        Section(title, rows, "story", rows[0].part_total if rows else 0, address + query, **options)
        for rows, (_condition, title, query, options) in zip(found.values(), parts)
    ]


def mark_late(stories):
    """The stories, each with `is_late`: it has been in one queue for too long."""
    late = timezone.now() - LATE_AFTER
    for story in stories:
        story.is_late = story.status in IN_REVIEW and story.status_changed_at < late
        yield story


def add_names_and_pages(sections):
    """What the rows of all sections show besides: asked for once, not once for each section."""
    rows = [row for section in sections if section.kind == "story" for row in section.rows]
    bylines = Prefetch("bylines", Byline.objects.select_related("reporter"))
    placements = Prefetch("placements", Placement.objects.select_related("page__issue"))
    prefetch_related_objects(rows, bylines, placements)


def stories_waiting(user):
    """What waits for this person's review, and what is late with anybody."""
    if not (user.has_perm("articles.view_article") and user.has_role(*roles.EDITORS, roles.AUDITOR)):
        return []
    waiting = Q(pk__in=Article.objects.awaiting_review(user).values("pk"))
    late = Q(status_changed_at__lt=timezone.now() - LATE_AFTER)
    hours = {"hours": int(LATE_AFTER.total_seconds() // 3600)}
    return sections_of(
        Article.objects.visible_to(user).in_review(),
        (waiting, _("Waiting for my review"), "?mine=review", {"is_urgent": True}),
        (late, _("Late: more than %(hours)s hours in one queue") % hours, "", {}),
        order=["status_changed_at", "pk"],
    )


def stories_without_a_page(user, issues):
    """For those who plan: what was signed off and stands nowhere yet."""
    if not user.has_perm("issues.plan_issue"):
        return []
    [section] = sections_of(
        Article.objects.visible_to(user).approved().filter(placements=None),
        (Q(status=Status.APPROVED), _("Signed off, not on a page yet"), "", {}),
        order=["status_changed_at", "pk"],
    )
    if issue := next((issue for issue in issues if issue.is_open), None):
        section.more = reverse("admin:issues_issue_plan", args=[issue.pk])
    return [section]


def own_stories(user):
    """What came back to this person and why, the drafts, and what is on its way."""
    if not user.has_perm("articles.add_article"):
        return []
    latest = Event.objects.filter(article=OuterRef("pk"), verb="send_back").order_by("-at", "-pk")
    back = Q(pk__in=Article.objects.by(user).sent_back().values("pk"))
    return sections_of(
        Article.objects.by(user)
        .in_status(Status.DRAFT, *IN_REVIEW, Status.APPROVED)
        .annotate(
            reason=Subquery(latest.values("note")[:1]), reason_by=Subquery(latest.values("actor__name")[:1])
        ),
        (back, _("Came back to me"), "?mine=back", {"is_urgent": True}),
        (Q(status=Status.DRAFT), _("My drafts"), "?mine=own", {}),
        (~Q(status=Status.DRAFT), _("My stories on their way"), "?mine=own", {}),
        order=[
            Case(When(back, then="status_changed_at")),  # what came back first has waited longest
            Case(When(status=Status.DRAFT, then="updated_at"), default="status_changed_at").desc(),
            "-pk",
        ],
    )


def counts_by_status(user):
    """For editors and auditors: how many stories are in which state, as (status, label, number)."""
    if not (user.is_superuser or user.has_role(*roles.EDITORS, roles.AUDITOR)):
        return []
    shown = (Status.DRAFT, *IN_REVIEW, Status.APPROVED)
    found = Article.objects.visible_to(user).in_status(*shown).order_by()
    numbers = dict(found.values_list("status").annotate(number=Count("pk", distinct=True)))
    return [(status.value, status.label, numbers.get(status, 0)) for status in shown]


# The paper


def issues_in_the_making(request):
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
    found = coming_issues(request)[:ISSUES]
    prefetch_related_objects(found, Prefetch("pages", pages))
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
