"""The day that an issue was given is the day that is shown: in the years of summer time, wherever the server stands.

China had summer time from 1986 to 1991 (tz database, rules "PRC"): midnight in Beijing was then at
15:00 UTC of the day before, and in the night that it began, an hour was missing.
"""

import os
import time
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.ingest.bulk import load
from articles.ingest.finished import FinishedStory, Place
from articles.issues.models import Issue
from articles.models import Article
from tests import factory

pytestmark = pytest.mark.django_db
BEIJING = ZoneInfo("Asia/Shanghai")
BEGAN = [
    date(1986, 5, 4),
    date(1987, 4, 12),
    date(1988, 4, 17),
    date(1989, 4, 16),
    date(1990, 4, 15),
    date(1991, 4, 14),
]
ENDED = [
    date(1986, 9, 14),
    date(1987, 9, 13),
    date(1988, 9, 11),
    date(1989, 9, 17),
    date(1990, 9, 16),
    date(1991, 9, 15),
]
NEAR_1988 = [day + timedelta(days=more) for day in (BEGAN[2], ENDED[2]) for more in (-1, 1)]
DAYS = sorted({*BEGAN, *ENDED, *NEAR_1988, date(1988, 7, 1), date(1990, 12, 31), date(1991, 1, 1)})
ZONES = ["UTC", "America/New_York"]  # Django sets the paper's own in any case


@pytest.fixture
def archive():
    """A story at the first and one in the last minute of each of these days, in the issue of that day."""
    stories = [
        FinishedStory(
            key=f"{day}-{hour}",
            headline=f"旧闻{day:%Y%m%d}{hour}",
            body="<p>职工技术比武。</p>",
            published_at=datetime.combine(day, moment, BEIJING),
            bylines=(("reporter", "林晓"),),
            place=Place(date=day, issue=1000 + DAYS.index(day), page=1, page_name="要闻", position=position),
        )
        for day in DAYS
        for position, (hour, moment) in enumerate([("早", clock_time(0, 0)), ("晚", clock_time(23, 59))])
    ]
    load(stories, by=factory.the("chief editor"))


@pytest.fixture(params=ZONES)
def server_in(request):
    """The server's own time zone is this, past what Django has set."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_there_was_summer_time_on_some_of_these_days():
    """The control: whoever takes eight hours for Beijing is a day off."""
    eight = timedelta(hours=8)
    midnights = [datetime.combine(day, clock_time(0, 0), BEIJING) for day in DAYS]

    wrong = [each for each in midnights if (each.astimezone(ZoneInfo("UTC")) + eight).date() != each.date()]

    within = {date(1988, 4, 18), date(1988, 7, 1), date(1988, 9, 10)}
    assert {each.date() for each in wrong} == {*ENDED, *within}  # summer time ended at two at night


def test_the_day_that_is_shown_is_the_one_that_was_entered(archive, client, server_in):
    for day in DAYS:
        shown = f"{day.year}年{day.month}月{day.day}日"
        issue = Issue.objects.get(date=day)
        page = client.get(f"/issues/{day}/").text
        assert shown in page, day
        assert f"旧闻{day:%Y%m%d}早" in page
        assert issue.published_at == datetime.combine(day, clock_time(0, 0), BEIJING)
        assert f'/issues/{day}/"' in client.get(f"/issues/?month={day:%Y-%m}").text
    for story in Article.objects.all():
        day = story.headline.removeprefix("旧闻")[:8]
        assert f"{timezone.localtime(story.published_at):%Y%m%d}" == day
    for day in [date(1988, 7, 1), BEGAN[2], ENDED[2], BEGAN[0]]:
        for story in Article.objects.filter(headline__startswith=f"旧闻{day:%Y%m%d}"):
            page = client.get(story.get_absolute_url()).text
            assert f"{day.year}年{day.month}月{day.day}日" in page
            assert f'datetime="{day}' in page


def test_lists_and_sitemaps_have_them_in_their_months(archive, client, server_in):
    for day in [date(1988, 7, 1), date(1990, 12, 31), date(1991, 1, 1)]:
        sitemap = client.get(f"/sitemap-stories-{day:%Y-%m}.xml").text
        for story in Article.objects.filter(headline__startswith=f"旧闻{day:%Y%m%d}"):
            assert f"/articles/{story.pk}/<" in sitemap
    in_1990 = client.get("/sitemap-issues-1990.xml").text
    assert "/issues/1990-12-31/" in in_1990
    assert "/issues/1991-01-01/" not in in_1990
    person = Article.objects.first().bylines.get().reporter
    year = client.get(f"/reporters/{person.pk}/1990/").text
    assert "旧闻19901231晚" in year
    assert "旧闻19910101早" not in year
