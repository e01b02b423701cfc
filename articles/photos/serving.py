"""Handing out photo files. Who may have one is asked before, by the view below /media/."""

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from articles.photos.models import Photo

PATH = re.compile(r"photos/(?P<token>[A-Za-z0-9_-]{22})(?:\.jpg|/[0-9]+w\.(?:webp|jpeg))")
TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}  # Python 3.12 knows no WebP
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


def photo_for_path(path):
    """The Photo to which a path below MEDIA_URL belongs, or None. One query."""
    match = PATH.fullmatch(path)
    return Photo.objects.filter(token=match["token"]).first() if match else None


def serve(request, photo, path, *, public, master=False):
    """The response with one file of `photo`. Asks nobody's permission: the caller has.

    `path` is the storage name (the address below MEDIA_URL). Only the names this photo
    is known to have are ever looked up; the full-size master only with `master`. What is not
    `public` may be cached nowhere, and is sent by the web server with the setting MEDIA_ACCEL;
    of what is, the view says how long it is good. Raises Http404.
    """
    known = photo.rendition_names | ({photo.picture.name} if master else set())
    if path not in known:
        raise Http404
    is_accelerated = settings.MEDIA_ACCEL and not public  # a cache in front keeps content, not a hint
    response = accelerated(path) if is_accelerated else from_disk(request, photo, path)
    for name, value in HEADERS.items():
        response[name] = value
    if not public:
        response["Cache-Control"] = "private, no-store"
    return response


def accelerated(path):
    """Lets the web server send the file from its internal prefix, conditions included."""
    prefix = settings.MEDIA_ACCEL.rstrip("/")
    return HttpResponse(content_type=content_type(path), headers={"X-Accel-Redirect": f"{prefix}/{path}"})


def from_disk(request, photo, path):
    """The file itself, or 304 for who has it already. Raises Http404 if it is gone."""
    storage = photo.picture.storage
    try:
        modified = int(storage.get_modified_time(path).timestamp())
        etag = f'"{modified:x}-{storage.size(path):x}"'
        file = storage.open(path)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=content_type(path))
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    conditional = get_conditional_response(request, etag=etag, last_modified=modified, response=response)
    if conditional is not response:
        response.close()
    return conditional


def content_type(path):
    return TYPES[path.rpartition(".")[2]]
