"""A new version takes over while readers read: no request is lost."""

import signal
import threading
from itertools import count

import pytest

from tests.factory import make_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]
READERS = 4


def test_nobody_notices_a_restart(edge):
    story = make_article("published")
    statuses, fresh, ended = [], count(), threading.Event()

    def read():
        while not ended.is_set():
            # A search of its own each time, which no edge has a copy of.
            statuses.append(edge.get(f"/search/?q=%E9%A9%BF%E7%AB%99+{next(fresh)}").status)
            statuses.append(edge.get(f"/articles/{story.pk}/?page={next(fresh)}").status)

    before = edge.app_workers()
    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    edge.wait_until(lambda: len(statuses) > 10, "nobody reads")
    edge.stack.running["app"].send_signal(signal.SIGHUP)
    edge.wait_until(lambda: edge.app_workers() and not edge.app_workers() & before, "no new workers")
    during = len(statuses)
    edge.wait_until(lambda: len(statuses) > during + 20, "nobody reads")
    ended.set()
    for reader in readers:
        reader.join()

    assert set(statuses) == {200}
