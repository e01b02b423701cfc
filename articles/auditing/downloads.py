"""What leaves the house before readers see it: files of the back office, spreadsheets, previews.

One rule for all, so that no view can forget it: an answer that is not public and names a file, or
that was given to the holder of a preview link, is on the ledger before it is sent; if that cannot be
written, it is not sent. Pictures within a screen are not files in this sense: they belong to the screen.
"""

from django.db import transaction

from articles.models import PreviewLink
from newsroom import ledger
from newsroom.reporters.acting import acting_address

SHEETS = ("spreadsheetml", "text/csv")
PREVIEWS = {"preview-link", "preview", "home-preview"}
SENT = (200, 206, 304)


class DownloadsMiddleware:
    """Inside of those who know the user; outside of the views."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if kind := kind_of(request, response):
            try:
                put_on_record(request, response, kind)
            except BaseException:
                response.close()
                raise
        return response


def kind_of(request, response):
    """What kind of row this answer needs, or None."""
    match = request.resolver_match
    if match is None or response.status_code not in SENT:
        return None
    if match.url_name in PREVIEWS and "admin" not in match.namespaces:
        return "auditing.preview"
    if not response.has_header("Content-Disposition") or "public" in response.get("Cache-Control", ""):
        return None
    content_type = response.get("Content-Type", "")
    if content_type.startswith("image/") and not response["Content-Disposition"].startswith("attachment"):
        return None  # a picture within a screen belongs to it
    return "auditing.export" if any(sheet in content_type for sheet in SHEETS) else "auditing.download"


def put_on_record(request, response, kind):
    user = getattr(request, "user", None)
    match = request.resolver_match
    arguments = {name: str(value) for name, value in match.kwargs.items() if name != "token"}
    facts = {
        "view": match.view_name,
        "arguments": arguments,
        "query": sorted(request.GET.lists()),
        "type": response.get("Content-Type", ""),
        "file": response.get("Content-Disposition", ""),
        "address": acting_address(),
        "status": response.status_code,
    }
    with transaction.atomic():
        ledger.record(
            kind,
            actor=user if user is not None and user.is_authenticated else None,
            subject=subject_of(match),
            facts=facts,
        )


def subject_of(match):
    """The row that the address names, where its name says of which model: else the view."""
    if token := match.kwargs.get("token"):
        link = PreviewLink.objects.filter(token=token).first()
        return f"articles.article:{link.article_id}" if link else match.view_name
    pk = match.kwargs.get("pk")
    if pk is None:
        return match.view_name
    app, _sep, rest = (match.url_name or "").partition("_")
    model = "articles.article" if match.url_name == "preview" else f"{app}.{rest.partition('_')[0]}"
    return f"{model}:{pk}"
