"""A new version takes over while readers read: no request is lost."""

import pytest

from tests.factory import make_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def test_nobody_notices_a_restart(edge):
    statuses = edge.statuses_during_a_restart(make_article("published"))

    assert set(statuses) == {200}
