"""The switch between Chinese and English in the back office: kept with the account."""

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsroom.reporters.models import User


@require_POST
@staff_member_required
def choose_language(request):
    """POST `language`, one of settings.LANGUAGES; then back to where the switch stood, if that is ours."""
    language = request.POST.get("language")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    # An update: a matter of taste is no act for the ledger of accounts.
    User.objects.filter(pk=request.user.pk).update(language=language)
    back = request.POST.get("next") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "admin:index"
    return redirect(back)
