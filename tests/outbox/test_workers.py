"""Several workers at once: each errand is done by one of them, and the desk goes on writing."""

import threading
from collections import Counter

import pytest
from django.db import connection, transaction

from articles import outbox
from articles.outbox import handlers, working
from articles.outbox.loop import work
from articles.outbox.models import Errand


@pytest.mark.django_db(transaction=True)
def test_each_errand_is_done_by_one_worker(monkeypatch):
    monkeypatch.setattr(handlers, "KNOWN", {})
    monkeypatch.setattr(working, "KNOWN", handlers.KNOWN)
    done, stop = Counter(), threading.Event()

    @outbox.handler("count")
    def count(number):
        done[number] += 1

    def worker():
        try:
            work(stop.is_set)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(40):
        with transaction.atomic():
            outbox.put("count", number=number)
    waiting = threading.Event()
    for _ in range(200):
        if not Errand.objects.undone().exists():
            break
        waiting.wait(0.05)
    stop.set()
    for thread in threads:
        thread.join()

    assert done == Counter(range(40))
