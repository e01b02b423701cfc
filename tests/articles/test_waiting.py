from datetime import timedelta

import pytest
from django.utils import timezone, translation

from articles.templatetags.waiting import waited

WORDS = [
    ({"seconds": 30}, "不到 1 分钟", "less than 1 min"),
    ({"minutes": 44, "seconds": 59}, "44 分钟", "44 min"),
    ({"hours": 5}, "5 小时", "5 h"),
    ({"hours": 5, "minutes": 44}, "5 小时 44 分", "5 h 44 min"),
    ({"days": 1}, "1 天", "1 d"),
    ({"days": 2, "hours": 5, "minutes": 44}, "2 天 5 小时", "2 d 5 h"),
    ({"days": 40}, "40 天", "40 d"),
    ({"minutes": -3}, "不到 1 分钟", "less than 1 min"),
]


@pytest.mark.parametrize(("time", "chinese", "english"), WORDS)
def test_a_wait_is_said_in_two_units_at_most(time, chinese, english):
    now = timezone.now()
    since = now - timedelta(**time)

    with translation.override("zh-hans"):
        assert waited(since, now) == chinese
    with translation.override("en"):
        assert waited(since, now) == english
