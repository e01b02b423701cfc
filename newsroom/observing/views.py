"""The address that Prometheus asks."""

import hmac

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from newsroom.observing.metrics import exposition


@require_safe
@never_cache
def metrics(request):
    """For who brings METRICS_TOKEN; to everybody else, and where none is set, there is no such page."""
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    sent = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(wanted.encode(), sent.encode()):
        raise Http404
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
