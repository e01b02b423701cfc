"""One assignment: everything about it, and a button for every verb."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.moves import MoveRefused
from articles.planning.models import Assignee, Assignment
from articles.planning.rules import may_plan
from articles.planning.views.screen import assignment_for, back_to
from newsroom.reporters.models import Reporter
from newsroom.reporters.roles import AUTHORS
from newsroom.screens import render_screen

VERBS = ("accept", "decline", "hand_on", "take", "cancel", "reinstate", "tie_story", "untie_story")
COLLEAGUES = 300
STORIES = 50  # to choose from
REASONS = (
    pgettext_lazy("reason to decline", "I have another appointment"),
    pgettext_lazy("reason to decline", "I am on leave"),
    pgettext_lazy("reason to decline", "I am ill"),
)
DONE = {
    "accept": pgettext_lazy("assignment", "Accepted: “%(topic)s”."),
    "decline": pgettext_lazy("assignment", "Declined: “%(topic)s”. The desk knows."),
    "hand_on": pgettext_lazy("assignment", "Handed on: “%(topic)s”."),
    "take": pgettext_lazy("assignment", "It is yours: “%(topic)s”."),
    "cancel": pgettext_lazy("assignment", "Cancelled: “%(topic)s”. Those on it know."),
    "reinstate": pgettext_lazy("assignment", "“%(topic)s” will be reported after all."),
    "tie_story": pgettext_lazy("assignment", "“%(topic)s” has this story now."),
    "untie_story": pgettext_lazy("assignment", "The story does not belong to “%(topic)s” any more."),
}


@dataclass
class Sheet:
    """An assignment as one person sees it: the verbs, and the stories that may be read."""

    assignment: Assignment
    verbs: set
    own_story: object = None
    is_mine: bool = False


def sheet_of(assignment, user):
    links = assignment.stories.all()
    own = [link.article for link in links if link.article.author_id == user.pk]
    return Sheet(
        assignment, assignment.next_moves(user), own[-1] if own else None, bool(assignment.parts_of(user))
    )


@require_safe
def sheet(request, pk):
    assignment = assignment_for(request, pk)
    user = request.user
    links = list(assignment.stories.all())
    readable = set(
        Article.objects.visible_to(user)
        .filter(pk__in=[link.article_id for link in links])
        .values_list("pk", flat=True)
    )
    verbs = assignment.next_moves(user)
    context = {
        "title": assignment.topic,
        "sheet": sheet_of(assignment, user),
        "assignment": assignment,
        "links": [
            (
                link,
                link.article_id in readable,
                "tie_story" in verbs and (may_plan(user) or link.article.author_id == user.pk),
            )
            for link in links
        ],
        "stories_to_tie": assignment.stories_to_tie(user)[:STORIES] if "tie_story" in verbs else [],
        "unions": assignment.unions.all(),
        "record": assignment.events.select_related("actor", "reporter").order_by("-at", "-pk")[:50],
        "colleagues": colleagues(user) if "hand_on" in verbs else [],
        "may_change": user.has_perm("planning.change_assignment"),
        "answers_for": "cancel" in verbs,
        "reasons": REASONS,
    }
    return render_screen(request, "admin/planning/sheet.html", **context)


@require_POST
def move(request, pk, verb):
    """POST `note`; for hand_on `to`, a person's id; a planner who answers for somebody: `reporter`;
    for a story that is there already `article`, its id."""
    if verb not in VERBS:
        raise Http404
    assignment = assignment_for(request, pk)
    try:
        getattr(assignment, verb)(by=request.user, **arguments(request, verb))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, DONE[verb] % {"topic": assignment.topic})
    if assignment.is_visible_to(request.user):
        return back_to(request, assignment.get_absolute_url())
    return redirect("admin:planning_assignment_mine")


def arguments(request, verb):
    """What a verb takes, from the form. Raises `MoveRefused` for a person who is not there."""
    if verb == "take":
        return {"task": own_task(request.user)}
    if verb in ("tie_story", "untie_story"):
        return {"article": chosen_story(request)}
    note = {"note": request.POST.get("note", "")}
    if verb == "hand_on":
        return note | {"to": person(request, "to")}
    if verb in ("accept", "decline") and request.POST.get("reporter"):
        return note | {"reporter": person(request, "reporter")}
    return note


def person(request, name):
    pk = request.POST.get(name, "")
    found = Reporter.objects.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if found is None:
        raise MoveRefused(_("Choose a person."))
    return found


def chosen_story(request):
    pk = request.POST.get("article", "")
    stories = Article.objects.visible_to(request.user)
    found = stories.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
    if found is None:
        raise MoveRefused(_("Choose a story."))
    return found


def own_task(user):
    reporter = getattr(user, "reporter", None)
    is_photographer = reporter is not None and reporter.kind == Reporter.Kind.PHOTOGRAPHER
    return Assignee.Task.PHOTOS if is_photographer else Assignee.Task.WRITING


@require_POST
def story(request, pk):
    """Begins the story, or opens the one that was begun: to the writing screen."""
    assignment = assignment_for(request, pk)
    try:
        article = assignment.start_story(by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return back_to(request, assignment.get_absolute_url())
    return redirect("admin:articles_article_change", article.pk)


def colleagues(user):
    """The people whom an assignment can be handed on to: those who report and can log in."""
    return (
        Reporter.objects.active()
        .filter(user__is_active=True, user__is_staff=True, user__groups__name__in=AUTHORS)
        .exclude(user=user)
        .distinct()
        .order_by("name", "pk")[:COLLEAGUES]
    )
