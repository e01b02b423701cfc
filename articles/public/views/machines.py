"""For crawlers and monitors."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)


@require_safe
def robots(request):
    return render(request, "public/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def healthz(request):
    """The process is up."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """Database and storage answer: 200, or 503 with the name of what does not.

    The reason is for the log: this address is public.
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


CHECKS = {"database": ask_database, "storage": ask_storage}
