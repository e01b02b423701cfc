"""For crawlers and monitors."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from articles import outbox

logger = logging.getLogger(__name__)


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
