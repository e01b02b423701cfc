from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import Http404
from django.shortcuts import redirect, resolve_url
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from newsroom.addresses import address_of, within
from newsroom.doors import arrears, visits

OFFICE = ("/admin/", "/accounts/")


class VisitMiddleware(AuthenticationMiddleware):
    """Who is there: Django's answer, unless the visit is over. Asked only where somebody asks.

    A public page asks nobody, so it costs neither session nor query.
    """

    def process_request(self, request):
        super().process_request(request)

        def user():
            if not hasattr(request, "_cached_user"):
                request._cached_user = visits.user_of(request)
            return request._cached_user

        async def auser():
            from asgiref.sync import sync_to_async

            return await sync_to_async(user)()

        request.user = SimpleLazyObject(user)
        request.auser = auser

    def process_view(self, request, view, args, kwargs):
        if not request.path_info.startswith(OFFICE):
            return None
        if settings.OFFICE_ADDRESSES and not within(address_of(request), settings.OFFICE_ADDRESSES):
            raise Http404  # from elsewhere there is no back office
        request.user.is_authenticated  # noqa: B018 - asks, so that the visit is known
        name = request.resolver_match.view_name
        due = getattr(request, "due", None)
        if due and not arrears.is_open(due, name):
            return redirect(resolve_url(due) + "?" + urlencode({"next": request.get_full_path()}))
        visits.note_activity(request, name)
        return None
