"""The outbox in the figures of `/metrics`."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from articles import outbox


@pytest.mark.django_db
@override_settings(METRICS_TOKEN="a-long-token")
def test_what_is_not_done_yet_is_counted_by_its_kind_with_its_age(client):
    outbox.put("purge", keys=["home"])
    outbox.put("purge", keys=["map"], at=timezone.now() - timedelta(minutes=2))

    figures = client.get("/metrics", headers={"authorization": "Bearer a-long-token"}).content.decode()

    assert 'newsroom_errands{kind="purge"} 2.0' in figures
    [late] = [line for line in figures.splitlines() if line.startswith("newsroom_errand_seconds_late ")]
    assert 120 <= float(late.split()[1]) < 180
