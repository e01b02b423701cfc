"""The screen on which the home page is arranged, with the home page itself beside it.

The preview is a page of the public site (public:home-preview), because only that knows how the
home page looks; here it is no more than an address.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.moves import MoveRefused
from articles.showing import tray
from articles.showing.arranging import ArrangedMeanwhile, arrange, latest_number, newest_issue
from articles.showing.models import Arrangement
from articles.showing.wishing import wishes_of
from newsroom.screens import number_in, refuse_without, render_screen

HERE = "admin:showing_arrangement_changelist"
SHOWN = 10  # of the former arrangements


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request):
    """GET shows it, `?from=7` with what arrangement 7 had, `?q=` with found stories; POST saves."""
    refuse_without(request, "showing.view_arrangement")
    if request.method == "POST":
        return save(request)
    issue = newest_issue()
    return show(request, issue, former(request.GET.get("from", "")) or tray.standing(issue))


def save(request):
    refuse_without(request, "showing.add_arrangement")
    wishes, seen = [], request.POST.get("seen", "")
    try:
        if not seen.isdecimal():
            raise MoveRefused(_("The form has come here incomplete. Please load the page anew."))
        wishes = wishes_of(request.POST)
        arrange(wishes, by=request.user, seen=number_in(seen))
    except ArrangedMeanwhile as refusal:
        messages.error(request, refusal)
        messages.info(request, _("What you see is what you put together. Save again to put it in its place."))
        return show(request, newest_issue(), wishes, status=409)
    except MoveRefused as refusal:
        messages.error(request, refusal)
        return show(request, newest_issue(), wishes, status=422)
    messages.success(request, _("The home page is arranged."))
    return redirect(HERE)


def former(number):
    """The pins of a former arrangement as they were, to be used again; those of public stories alone."""
    arrangement = Arrangement.objects.filter(number=number_in(number)).first()
    return arrangement and list(arrangement.pins.of_public_stories().select_related("article__column"))


def show(request, issue, wishes, status=None):
    words = request.GET.get("q", "")
    made = Arrangement.objects.newest_first().select_related("actor").prefetch_related("pins__article")
    context = {
        "issue": issue,
        "zones": tray.zones(issue, wishes, words),
        "words": words,
        "seen": latest_number(),
        "may_arrange": request.user.has_perm("showing.add_arrangement"),
        "former": made[:SHOWN],
    }
    return render_screen(request, "admin/showing/arrange.html", _("Home page"), status=status, **context)
