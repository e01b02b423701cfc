"""The character NUL, which PostgreSQL cannot store or compare: whoever sends it gets no further."""

from django.core.exceptions import BadRequest
from django.http import Http404


class NoNulMiddleware:
    """An address with a NUL in it is nobody's: 404. A query or a form with one is refused: 400.

    Form fields refuse it already, but not everything that is sent is read by a form. No keyboard
    types it: whoever is refused here was not about to save any work.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Late, so that the form has been read by whoever checked its token, and is not read twice."""
        if "\0" in request.path_info:
            raise Http404
        for sent in (request.GET, request.POST):
            if any("\0" in text for texts in sent.lists() for text in (texts[0], *texts[1])):
                raise BadRequest("There is a NUL in it.")
