"""The edges of the setting EDGES, each with the way it is told what to drop.

    nginx+http://127.0.0.1:8081         deploy/nginx/purge.conf: by address
    varnish+http://127.0.0.1:6082       a BAN for names; deploy/varnish.vcl
    urls+https://api.cdn.example/purge  a POST of {"urls": [...]}
    keys+https://api.cdn.example/purge  a POST of {"keys": [...]}

Only what the settings name is ever connected to. EDGE_TOKEN goes along to a CDN as
`Authorization: Bearer`. Whatever goes wrong raises OSError or Refused: it will be tried again.
"""

import json
import re
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from itertools import batched
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from articles.public.purging.pipeline import Pipeline

PATIENCE = 10  # seconds
NAMES_AT_ONCE = 100  # in one header of Varnish
ADDRESSES_AT_ONCE = 500  # in one body for a CDN
AT_ONCE_AGAIN = 8  # times
DROPPED = {200, 404, 412}  # it may not be there: 404, or 412 by newer modules of nginx
MISUNDERSTOOD = 400  # what gunicorn and Django say of a request that cannot be one of ours


class Refused(Exception):
    """The edge answered, and not that it has done it."""


@dataclass(frozen=True)
class Edge:
    url: SplitResult

    by_key = False

    @property
    def name(self):
        """For the log and the order of errands: nothing secret."""
        return f"{self.url.hostname}:{self.url.port or ''}"

    def connect(self):
        kind = HTTPSConnection if self.url.scheme == "https" else HTTPConnection
        return kind(self.url.hostname, self.url.port, timeout=PATIENCE)

    def ask(self, method, bodies, headers):
        """One request after the other on one connection: pairs of headers and body."""
        connection = self.connect()
        path = f"{self.url.path or '/'}{'?' if self.url.query else ''}{self.url.query}"
        try:
            for more, body in bodies:
                connection.request(method, path, body=body, headers=headers | more)
                answer = connection.getresponse()
                text = answer.read(500)
                if not 200 <= answer.status < 300:
                    raise Refused(f"{self.name} answered {answer.status}: {text!r}")
        except HTTPException as error:
            raise Refused(f"{self.name}: {error!r}") from error
        finally:
            connection.close()


class Nginx(Edge):
    def purge(self, copies):
        """Drops these copies, each as "encoding path". Returns those that were there.

        What it did not do of many is asked for again at once: a busy edge, not one that is away.
        """
        had, left = [], list(copies)
        for _time in range(AT_ONCE_AGAIN):
            statuses = self.tell("purge", left)
            had += [copy for copy, status in zip(left, statuses, strict=True) if status == 200]
            left = [copy for copy, status in zip(left, statuses) if status not in DROPPED]
            if not left:
                return had
        raise Refused(f"{self.name} answered { ({*statuses} - DROPPED) }")

    def fetch(self, copies):
        """Replaces these copies by new ones. Where that fails, the old ones stay."""
        statuses = self.tell("refresh", copies)
        if wrong := [status for status in statuses if status >= 500 or status == MISUNDERSTOOD]:
            raise Refused(f"{self.name} got no answer of Newsroom: {wrong[0]}")

    def tell(self, verb, copies):
        site = urlsplit(settings.SITE_URL)
        orders = []
        for copy in copies:
            variant, _space, address = copy.partition(" ")
            orders.append(
                f"GET /{verb}{address} HTTP/1.1\r\nHost: {site.netloc}\r\nX-Variant: {variant}\r\n"
                f"X-Forwarded-Proto: {site.scheme}\r\n\r\n"
            )
        with Pipeline(self.url.hostname, self.url.port or 80, PATIENCE) as pipeline:
            return list(pipeline.ask(orders))


class Varnish(Edge):
    by_key = True

    def purge(self, keys):
        # Without a space, at which Varnish would end the expression.
        names = [rf"(^|\s)({'|'.join(map(re.escape, some))})(\s|$)" for some in batched(keys, NAMES_AT_ONCE)]
        self.ask("BAN", [({"X-Ban-Keys": pattern}, None) for pattern in names], {"Host": "purge"})


class Cdn(Edge):
    word = "urls"

    def purge(self, what):
        headers = {"Content-Type": "application/json"}
        if settings.EDGE_TOKEN:
            headers["Authorization"] = f"Bearer {settings.EDGE_TOKEN}"
        bodies = [json.dumps({self.word: list(some)}) for some in batched(self.told(what), ADDRESSES_AT_ONCE)]
        self.ask("POST", [({}, body) for body in bodies], headers)
        return []

    def fetch(self, copies):
        """It asks by itself."""

    def told(self, copies):
        addresses = dict.fromkeys(copy.partition(" ")[2] for copy in copies)
        return [f"{settings.SITE_URL}{address}" for address in addresses]


class KeyCdn(Cdn):
    by_key = True
    word = "keys"

    def told(self, keys):
        return keys


KINDS = {"nginx": Nginx, "varnish": Varnish, "urls": Cdn, "keys": KeyCdn}


def edges():
    """The edges of the settings, in their order."""
    return [edge_of(text) for text in settings.EDGES]


def edge_of(text):
    """The edge that the settings name so. Raises ImproperlyConfigured."""
    kind, separator, rest = text.partition("+")
    url = urlsplit(rest)
    if not separator or kind not in KINDS or url.scheme not in {"http", "https"} or not url.hostname:
        raise ImproperlyConfigured(f"EDGES: {text!r} is no edge. Write it as nginx+http://127.0.0.1:8081.")
    return KINDS[kind](url)


def purge_by_address():
    """True if some edge knows addresses alone."""
    return any(not text.startswith(("varnish+", "keys+")) for text in settings.EDGES)
