"""One line and one measurement for each request, and an id that ties them together."""

import logging
import time

from newsroom.observing import metrics, request_ids

logger = logging.getLogger("newsroom.requests")


class ObservingMiddleware:
    """Stands first, so that its time is all that the request took here.

    Logs who (the id of an account, never a name or an address: those stand in the web server's
    log and in the ledger), what, the answer's status and bytes, and milliseconds.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        request.id, token = request_ids.begin(request.headers.get(request_ids.HEADER))
        try:
            response = self.get_response(request)
            seconds = time.perf_counter() - started
            metrics.observe(request.method, view_of(request), response.status_code, seconds)
            if logger.isEnabledFor(logging.INFO):
                logger.info("%s %s", request.method, request.path, extra=facts(request, response, seconds))
            if "public" not in response.get("Cache-Control", ""):  # a cache would hand it to others
                response[request_ids.HEADER] = request.id
            return response
        finally:
            request_ids.end(token)


def view_of(request):
    """The name of the view, as in `reverse()`: of these there are a few hundred, of addresses any number."""
    match = request.resolver_match
    return match.view_name if match else ""


def facts(request, response, seconds):
    user = request.__dict__.get("_cached_user")  # not asked for here: that would cost a query
    return {
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": None if response.streaming else len(response.content),
        "view": view_of(request),
        "user": getattr(user, "pk", None),
    }
