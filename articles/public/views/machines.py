"""For crawlers and monitors."""

import logging
from datetime import UTC, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from articles import outbox

logger = logging.getLogger(__name__)
SECURITY_GOOD_FOR = timedelta(days=90)  # then a reader of it asks again


@require_safe
def robots(request):
    return render(request, "public/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=24 * 3600, public=True)
def favicon(request):
    """Where browsers look for the icon of what names none itself, such as a feed or a file.

    The redirect holds for a day and not for good: the icon's address changes with the icon.
    """
    return redirect(static("icon.svg"))


@require_safe
@cache_control(max_age=3600, public=True)
def security(request):
    """Whom to tell of a hole: RFC 9116. There is none where SECURITY_CONTACT is empty."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    ends = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + SECURITY_GOOD_FOR
    lines = [
        *(f"Contact: {each}" for each in settings.SECURITY_CONTACT),
        f"Expires: {ends.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {settings.SITE_URL}{request.path}",
        "Preferred-Languages: zh, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def healthz(request):
    """The process is up."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """Database and storage answer, and what has to be done is done: 200, or 503 with what is not so.

    For whoever watches over the newsroom; a balancer of load asks /healthz, as an edge that cannot
    be purged is no reason to send no readers here. The reason is for the log: this address is public.
    """
    failed = [name for name, check in CHECKS.items() if not answers(check)]
    text = "".join(f"{name}: {'failed' if name in failed else 'ok'}\n" for name in CHECKS)
    return HttpResponse(text, status=503 if failed else 200, content_type="text/plain")


def answers(check):
    try:
        check()
    except Exception:
        logger.exception("Not ready")
        return False
    return True


def ask_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def ask_storage():
    name = default_storage.save("readyz", ContentFile(b"ready"))
    default_storage.delete(name)


def ask_outbox():
    """Nothing is long overdue, such as the purge of a page that was withdrawn."""
    if late := outbox.late():
        raise RuntimeError(f"Not done yet: {late}")


CHECKS = {"database": ask_database, "storage": ask_storage, "outbox": ask_outbox}
