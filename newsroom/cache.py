"""The cache that all application processes share (CACHE_URL=redis://…), and what happens without it.

Redis may go away at any time, and nobody shall notice: what it held is only a copy. A process that
finds it away goes on with a memory of its own, which it forgets when Redis is back.
"""

import logging
import time

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from newsroom.observing import metrics

AWAY = 5  # seconds until it is asked again
PATIENCE = 0.5  # seconds: it answers in less than one thousandth of them
CONNECTION = {
    "socket_connect_timeout": PATIENCE,
    "socket_timeout": PATIENCE,
    "retry": Retry(NoBackoff(), 1),  # at once: a connection may be one from before its restart
}
METHODS = ["add", "get", "set", "touch", "delete", "has_key", "incr", "clear"]
METHODS += ["get_many", "set_many", "delete_many"]

log = logging.getLogger(__name__)


class SharedCache(RedisCache):
    """Django's cache in Redis. While that is away, each process has its own."""

    away_until = 0  # monotonic seconds; of the class, as each thread has an object of its own

    def __init__(self, server, params):
        options = CONNECTION | params.get("OPTIONS", {})
        super().__init__(server, params | {"OPTIONS": options})
        self.own = self.make_own(params)

    def make_own(self, params):
        return LocMemCache("while Redis is away", params)

    def ask(self, name, *args, **kwargs):
        kind = type(self)
        if time.monotonic() >= kind.away_until:
            try:
                answer = getattr(super(), name)(*args, **kwargs)
            except RedisError as error:
                log.warning("Redis does not answer: %s", error)
                kind.away_until = time.monotonic() + AWAY
            else:
                if kind.away_until:  # it is back
                    kind.away_until = 0
                    self.own.clear()
                return answer
        return getattr(self.own, name)(*args, **kwargs)


def _asked(name):
    def method(self, *args, **kwargs):
        return self.ask(name, *args, **kwargs)

    method.__name__ = name
    return method


for _name in METHODS:
    setattr(SharedCache, _name, _asked(_name))


class SessionCopies(SharedCache):
    """Copies of sessions, whose rows stand in the database: without Redis they are read there.

    A copy lives for a minute. Should a session be ended while Redis cannot be told, its copy does
    not outlive that.
    """

    LONGEST = 60  # seconds

    def make_own(self, params):
        return DummyCache("", params)

    def get_backend_timeout(self, timeout=DEFAULT_TIMEOUT):
        return min(self.LONGEST, super().get_backend_timeout(timeout) or self.LONGEST)


@metrics.gauge("newsroom_cache_up", "1 while Redis answers")
def is_up():
    from django.core.cache import cache

    try:
        return int(cache._cache.get_client().ping())
    except RedisError:
        return 0
