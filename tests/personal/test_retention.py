"""What is older than its period goes by the worker; what is younger stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from articles.outbox.handlers import REGULAR
from articles.personal import retention
from articles.personal.inventory import TABLE
from articles.personal.table import Period
from newsroom.doors.models import Visit
from tests import factory
from tests.personal.filling import Filled

PERIODS = {label: rows.period for label, rows in TABLE.items() if rows.period}


def test_rows_past_their_period_go_and_younger_ones_stay(db, monkeypatch):
    filled = Filled()
    models = {label: apps.get_model(label) for label in PERIODS if label in filled.rows}
    assert len(models) >= 8

    for age, stay in ((timedelta(days=-1), True), (timedelta(days=1), False)):
        for label, model in models.items():
            period = PERIODS[label]
            moment = timezone.now() - timedelta(days=period.days) - age
            model._base_manager.filter(pk=filled.rows[label].pk).update(**{period.field: moment})
        gone = retention.tidy()
        for label, model in models.items():
            there = model._base_manager.filter(pk=filled.rows[label].pk).exists()
            assert there is stay, label
            assert (label in gone) is not stay, label


def test_without_its_period_a_row_stays(db, monkeypatch):
    """The control."""
    visit = Visit.objects.create(
        user=factory.make_user("reporter"), seen_at=timezone.now() - timedelta(days=2000)
    )
    monkeypatch.setattr(retention, "TABLE", {})
    retention.tidy()
    assert Visit.objects.filter(pk=visit.pk).exists()

    monkeypatch.setattr(retention, "TABLE", TABLE)
    retention.tidy()
    assert not Visit.objects.filter(pk=visit.pk).exists()


def test_much_goes_in_portions(db, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    user = factory.make_user("reporter")
    old = timezone.now() - timedelta(days=300)
    Visit.objects.bulk_create([Visit(user=user, seen_at=old) for _number in range(8)])

    assert retention.let_go(Visit, Period("seen_at", 200), timezone.now()) == 8


def test_the_worker_does_it():
    assert retention.tidy in [task for _seconds, task in REGULAR]


@pytest.mark.parametrize("label", ["doors.Visit", "admin.LogEntry"])
def test_logs_are_kept_for_six_months_at_least(label):
    assert PERIODS[label].days >= 184  # 网络安全法 article 21 (3)
