from allauth.account.views import login
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from newsroom.doors.models import Visit


@never_cache
def admin_login(request, extra_context=None):
    """The admin's own address for logging in: the one door stands elsewhere. A POST is taken here, too."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index")
    if admin.site.has_permission(request):
        return redirect("admin:index")
    if request.user.is_authenticated:
        raise PermissionDenied  # an account without the back office: logging in again would not help
    if request.method == "POST":
        return login(request)
    return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: wanted})}")


def admin_password_change(request, extra_context=None):
    return redirect("account_change_password")


def signup(request):
    """Accounts are made by administrators."""
    raise Http404


@never_cache
@login_required
@require_safe
def visits(request):
    """Where I am logged in now."""
    mine = Visit.objects.of(request.user).open().newest_first()
    return render(request, "doors/visits.html", {"visits": mine})


@require_POST
@login_required
def visit_end(request, pk):
    """Ends one of my visits; another person's is not there."""
    visit = get_object_or_404(Visit.objects.of(request.user), pk=pk)
    visit.end(Visit.End.OWNER)
    return redirect("doors:visits")
