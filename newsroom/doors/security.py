"""The security administrator's screen: who is locked, who has a second factor, who is logged in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from newsroom import ledger
from newsroom.doors import arrears, guard
from newsroom.doors.models import Standing, Tries, Visit
from newsroom.ledger import kinds
from newsroom.reporters.models import User

MOST = 100
may_guard = permission_required("doors.guard_doors", raise_exception=True)


def unlock(user):
    name = guard.digest(user.get_username())
    Tries.objects.filter(Q(key=f"account:{name}") | Q(key=f"code:{user.pk}")).delete()


def end_visits(user):
    Visit.objects.of(user).end(Visit.End.OWNER)


def reset_second_factor(user):
    """For a lost telephone. All visits end: the next login sets up a new one."""
    Authenticator.objects.filter(user=user).delete()
    end_visits(user)


def demand_new_password(user):
    Standing.objects.update_or_create(user=user, defaults={"must_change": True})


ACTS = {
    "unlock": unlock,
    "end-visits": end_visits,
    "reset-second-factor": reset_second_factor,
    "new-password": demand_new_password,
}
kinds.name(
    {
        "doors.unlock": gettext_lazy("account unlocked"),
        "doors.end-visits": gettext_lazy("all visits ended"),
        "doors.reset-second-factor": gettext_lazy("second factor removed"),
        "doors.new-password": gettext_lazy("new password demanded"),
    }
)


@never_cache
@login_required
@may_guard
@require_safe
def accounts(request):
    """All accounts, or those with `q` in their name: the first hundred."""
    query = request.GET.get("q", "").strip()
    factors = arrears.own_factors(OuterRef("pk"))
    found = (
        User.objects.filter(is_active=True)
        .annotate(
            has_factor=Exists(factors),
            open_visits=Count("visits", filter=Q(visits__in=Visit.objects.open().values("pk"))),
        )
        .order_by("username")
    )
    if query:
        found = found.filter(Q(username__icontains=query) | Q(name__icontains=query))
    found = list(found[:MOST])
    locked = Tries.objects.locked_of([guard.digest(user.username) for user in found])
    for user in found:
        user.is_locked = guard.digest(user.username) in locked
    return render(request, "doors/security.html", {"accounts": found, "query": query, "most": MOST})


@require_POST
@login_required
@may_guard
def act(request, pk, verb):
    """One of `ACTS` on an account, on record in the ledger. Nobody acts on the own account here."""
    if verb not in ACTS:
        raise Http404
    user = get_object_or_404(User, pk=pk)
    if user == request.user:
        messages.error(request, _("Not for your own account: that is for another administrator."))
        return redirect("doors:security")
    with transaction.atomic():
        ACTS[verb](user)
        ledger.record(f"doors.{verb}", actor=request.user, subject=user)
    messages.success(request, _("Done for %(name)s.") % {"name": user})
    return redirect("doors:security")
