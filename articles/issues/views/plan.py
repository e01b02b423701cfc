"""The planning screen: stories are taken from the tray to the pages and put in order.

Every change is one POST to `placements`. A script asks for the board alone (the header
X-Fragment) and gets it in answer to every change, so that what it shows is what is; without
a script the same form leads back to the whole screen.
"""

from django import forms
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.issues import board
from articles.issues.models import Placement
from articles.issues.views.screen import issue_for, works_on_issues
from articles.issues.views.sentences import described
from articles.models import Article, Column
from articles.moves import MoveRefused
from newsroom.reporters.filters import DeskAndDistrictFilter
from newsroom.screens import render_screen

SHOWN_CHANGES = 5


class TrayFilter(DeskAndDistrictFilter):
    """What of the tray is shown."""

    q = forms.CharField(label=_("Headline or name"), required=False)
    column = forms.ModelChoiceField(
        Column.objects.all(), label=_("column"), required=False, empty_label=_("All columns")
    )
    field_order = ["q", "column", "desk", "district"]


class PlacementForm(forms.Form):
    """One change: the story, where to, and what the person saw when asking for it.

    `page` is a page's number, or 0 for the tray; `seen_page` the number of the page on
    which the story was shown, or 0. `before` is the id of the story that it is to stand
    before (0: last), `position` its place counted from 1; without either it stays or goes last.
    """

    article = forms.ModelChoiceField(Article.objects.all())
    page = forms.IntegerField(min_value=0)
    seen_page = forms.IntegerField(min_value=0)
    weight = forms.ChoiceField(choices=Placement.Weight, required=False)
    before = forms.IntegerField(min_value=0, required=False)
    position = forms.IntegerField(min_value=1, max_value=999, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = Article.objects.visible_to(user)


@require_safe
def plan(request, pk):
    issue = issue_for(request, pk)
    if request.headers.get("X-Fragment"):
        return render_board(request, issue)
    return render_screen(request, "admin/issues/plan.html", issue, **board_context(request, issue))


@require_POST
def placements(request, pk):
    issue = issue_for(request, pk)
    form, refusal = PlacementForm(request.POST, user=request.user), None
    if not form.is_valid():
        refusal = MoveRefused(_now("This story or page is not there any more."))
    else:
        try:
            make_change(issue, form.cleaned_data, request.user)
        except MoveRefused as refused:
            refusal = refused
    if request.headers.get("X-Fragment"):
        return render_board(request, issue, refusal)
    if refusal:
        messages.error(request, described(refusal))
    address = reverse("admin:issues_issue_plan", args=[pk])
    query = request.META["QUERY_STRING"]
    return redirect(f"{address}?{query}" if query else address)


def make_change(issue, change, user):
    """The one call that a valid `PlacementForm` leads to. Raises `MoveRefused`."""
    pages = {page.number: page for page in issue.pages.all()}
    seen = pages.get(change["seen_page"])
    page = pages.get(change["page"]) if change["page"] else seen
    if page is None:
        raise MoveRefused(_now("This page is not there any more."))
    if change["page"] == 0:
        return page.unplace(change["article"], by=user)
    where = {}
    if change["before"] is not None:
        where["before"] = change["before"]
    elif change["position"]:
        where["position"] = change["position"] - 1
    return page.place(
        change["article"],
        by=user,
        weight=change["weight"] or None,
        seen_on=seen.pk if seen else None,
        **where,
    )


@require_safe
def changes(request, pk):
    """What has been done since the row `?since=` of the ledger: JSON for the screen's light poll."""
    issue = issue_for(request, pk)
    since = request.GET.get("since", "")
    since = int(since) if since.isdecimal() and len(since) < 19 else 0
    events = issue.events.filter(pk__gt=since).select_related("actor").order_by("-pk")
    found = list(events[:SHOWN_CHANGES])
    return JsonResponse(
        {
            "revision": found[0].pk if found else since,
            "changes": [sentence_of(event) for event in reversed(found) if event.actor != request.user],
        }
    )


def sentence_of(event):
    """What somebody did, in a line: time, name, act, page."""
    page = _now("page %(number)02d") % {"number": event.page_number} if event.page_number else ""
    words = [f"{localtime(event.at):%H:%M}", str(event.actor or "—"), event.get_verb_display(), page]
    return " ".join(word for word in map(str, words) if word)


def render_board(request, issue, refusal=None):
    """The board alone, as it is now; with the sentence of a refusal, and then as a 409."""
    issue.refresh_from_db()
    context = board_context(request, issue) | {"refusal": refusal}
    return render(request, "admin/issues/_board.html", context, status=409 if refusal else None)


def board_context(request, issue):
    filters = TrayFilter(request.GET or None)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    may_plan = issue.is_open and request.user.has_perm("issues.plan_issue")
    cards, total = board.tray(request.user, chosen) if may_plan else ([], 0)
    columns = board.columns(issue, request.user)
    board.add_parts([*cards, *(card for column in columns for card in column.cards)])
    return {
        "issue": issue,
        "columns": columns,
        "tray": cards,
        "tray_total": total,
        "filters": filters,
        "is_filtered": any(chosen.values()),
        "may_plan": may_plan,
        "reads_all": works_on_issues(request.user),
        "weights": Placement.Weight.choices,
        "revision": issue.revision,
        "query": request.GET.urlencode(),
    }
