"""The people of a small desk, and assignments for them."""

from datetime import timedelta

import pytest


@pytest.fixture
def desk(db):
    """Somebody of each role; reporter, photographer and correspondent stand in the paper by name."""
    from tests.factory import everybody, make_reporter

    people = everybody()
    people.writer = make_reporter("周砚", user=people.reporter)
    people.camera = make_reporter("郎墨", user=people.photographer, kind="photographer")
    people.local = make_reporter("陶晚晴", user=people.correspondent, kind="correspondent")
    return people


@pytest.fixture
def make_assignment(desk):
    """`make_assignment(topic, …)`: tomorrow at this hour unless told otherwise, planned by the desk editor.

    `people` are Reporters who are asked for text; `accepted` those who have said yes already.
    """
    from tests.planning.making import make_assignment

    return make_assignment


@pytest.fixture
def assignment(make_assignment, desk):
    """One that the reporter has been asked for."""
    return make_assignment(people=[desk.writer])


@pytest.fixture
def tomorrow():
    from django.utils import timezone

    return timezone.now() + timedelta(days=1)
