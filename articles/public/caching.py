"""What caches are told of a public answer: how long it is good, by what names it is dropped.

A shared cache (the edge) may keep an answer long, because it is purged when something of it
changes; a reader's own browser asks each time. What is not purged (searches, and everything where
the settings name no EDGES) lasts for so short a time that a withdrawn story is gone within five
seconds all the same. No copy lasts beyond the next scheduled publication: its time purges what
nobody is there to purge.

`X-Accel-Expires` says the same to nginx as a moment, so that no copy is a second too old.
stale-while-revalidate: RFC 5861, section 3; stale-if-error: section 4.
"""

import gzip
import hashlib
import logging
import re
from datetime import timedelta

import brotli
from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from articles.public.keys import ALL, SEARCH, end_of, keys_of, moment_of
from articles.public.purging.edges import purge_by_address
from articles.public.purging.recording import record
from articles.public.schedule import next_publication

PURGED = timedelta(days=1)
NOT_PURGED = timedelta(seconds=3)  # searches are too many, and an edge may be unknown to us
NOT_FOUND = timedelta(seconds=2)  # what nobody has published yet, or mistyped
STALE_WHILE_ASKING = 30  # seconds
STALE_IN_TROUBLE = 30 * 24 * 3600  # seconds: yesterday's page is better than none

KEPT = {200, 301, 302, 304, 404, 410}
# Names of what does not change when something else is published. Whatever else a page is made
# of is right up to the second, not nearly so: no stale copy while the new one is fetched.
SETTLED = re.compile(r"(story|photo)-\d+|(issue|paper)-[\d-]+|list-\w+-\d+-\d+")

COMPRESSED = re.compile(r"text/|application/(\w+\+)?(json|xml|javascript)|image/svg")
SMALL = 500  # bytes: not worth it
ENCODERS = {
    "br": lambda content: brotli.compress(content, quality=5),
    "gzip": lambda content: gzip.compress(content, compresslevel=4, mtime=0),
}


logger = logging.getLogger(__name__)


def for_caches(request, response):
    """The same answer with all that caches need; 304 for who has it already."""
    if response.status_code not in KEPT or response.has_header("Cache-Control"):
        return response  # a fault, or somebody knows better
    if not _is_noted(request, response):
        response["Cache-Control"] = "no-store"
        return response
    _say_how_long(request, response)
    if keys := keys_of(request):
        response["Surrogate-Key"] = " ".join([*keys, ALL])
    if response.streaming or response.status_code != 200:
        return response
    if moment := moment_of(request):
        response["Last-Modified"] = http_date(moment.timestamp())
    return _conditional(request, _tagged(request, response))


def _is_noted(request, response):
    """True if an edge that purges by address will know what this was made of, as far as it must."""
    keys = keys_of(request)
    if response.status_code == 404 or not keys or SEARCH in keys or not purge_by_address():
        return True
    try:
        record(copy_asked(request), [*keys, ALL])
    except OSError:
        logger.exception("What an answer is made of could not be noted: nobody may keep it.")
        return False
    return True


def copy_asked(request):
    """What nginx keeps the answer by: the encoding, and path and query as they were sent."""
    encoding = encoding_for(request.headers.get("Accept-Encoding", "")) or ""
    return f"{encoding} {request.META.get('RAW_URI') or request.get_full_path()}"


def _say_how_long(request, response):
    now = timezone.now()
    lifetime, stale = PURGED, STALE_WHILE_ASKING
    if SEARCH in keys_of(request) or not settings.EDGES:
        lifetime, stale = NOT_PURGED, 0
    if response.status_code == 404:
        lifetime = min(lifetime, NOT_FOUND)
    end = now + lifetime
    moments = [moment for moment in (next_publication(), end_of(request)) if moment]
    if moments:
        upcoming = min(moments)
        # A copy is good for the whole of its last second, which is the one before.
        end = min(end, upcoming.replace(microsecond=0) - timedelta(seconds=1))
        if upcoming <= end + timedelta(seconds=stale) and not is_settled(request, response):
            stale = 0
    seconds = max(0, int((end - now).total_seconds()))
    own = 0
    if response.status_code in {200, 304}:
        own = min(seconds, int(getattr(request, "kept_by_browsers", timedelta(0)).total_seconds()))
    # First, as nginx reads them in their order, and would not even keep for an outage what is said to
    # be good for no second.
    response["X-Accel-Expires"] = f"@{int(end.timestamp())}"
    response["Cache-Control"] = (
        f"public, max-age={own}, s-maxage={seconds}, "
        f"stale-while-revalidate={stale}, stale-if-error={STALE_IN_TROUBLE}"
    )


def is_settled(request, response):
    """True if a publication elsewhere changes nothing of it: an old story, a full page of a list."""
    keys = keys_of(request)
    return response.status_code != 404 and bool(keys) and all(SETTLED.fullmatch(key) for key in keys)


def _tagged(request, response):
    """With a strong tag of its content (RFC 9110, section 8.8.3), and compressed if that is wanted."""
    tag = hashlib.blake2b(response.content, digest_size=16).hexdigest()
    if COMPRESSED.match(response.get("Content-Type", "")):
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
        if encoding and len(response.content) > SMALL and not response.has_header("Content-Encoding"):
            response.content = ENCODERS[encoding](response.content)
            response["Content-Encoding"] = encoding
            response["Content-Length"] = str(len(response.content))
            tag += f"-{encoding}"
    if not response.has_header("ETag"):
        response["ETag"] = f'"{tag}"'
    return response


def encoding_for(accepted):
    """The best of ENCODERS that this header allows, or None."""
    offers = {}
    for offer in accepted.lower().split(","):
        name, _separator, weight = offer.partition(";")
        offers[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((name for name in ENCODERS if offers.get(name)), None)


def _conditional(request, response):
    moment = moment_of(request)
    answer = get_conditional_response(
        request,
        etag=response.get("ETag"),
        last_modified=int(moment.timestamp()) if moment else None,
        response=response,
    )
    for name in ("X-Accel-Expires", "Surrogate-Key"):  # which Django does not know
        if response.has_header(name):
            answer[name] = response[name]
    return answer
