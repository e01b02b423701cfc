from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from newsroom.once.answers import answered, led_to, was_sent
from newsroom.once.posted import Posted, is_form_of_office
from newsroom.once.spending import SentTwice, being_answered

# A form shown again: its name is taken, its text is older than the one that is there. By itself?
REFUSED = {200, 409, 422}


class OnceMiddleware:
    """Below whoever checks the token and says who is there: the form has been read by then."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = being_answered.set(None)
        try:
            response = self.get_response(request)
            posted = being_answered.get()
            if posted and posted.spent and response.status_code < 400:
                answered(posted.key, response.get("Location", ""))
            elif posted and not posted.spent and response.status_code in REFUSED and was_sent(posted):
                return sent_twice(request, posted.key)
            return response
        finally:
            being_answered.reset(token)

    def process_view(self, request, view, args, kwargs):
        if is_form_of_office(request):
            being_answered.set(Posted(request))

    def process_exception(self, request, error):
        if not isinstance(error, SentTwice):
            return None
        being_answered.set(None)
        return sent_twice(request, error.key)


def sent_twice(request, key):
    """In the place of what the second sending would have made: where the first was led."""
    said = _("This was sent twice. It is saved, once.")
    address = led_to(key)
    if address:
        messages.info(request, said)
        return redirect(address)
    if request.headers.get("X-Fragment"):  # its address answers with what is there now
        return redirect(request.get_full_path())
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": said}, status=409)
    return HttpResponse(said, status=409, content_type="text/plain; charset=utf-8")
