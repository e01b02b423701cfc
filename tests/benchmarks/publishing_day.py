"""An issue of 60 stories, made by its real moves, and published when a line comes in: for bench_edge.

Prints JSON lines: the addresses that will change, then the seconds that publishing took.
"""

import json
import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from articles.issues.models import Issue  # noqa: E402
from articles.models import Column  # noqa: E402
from newsroom.districts.models import District  # noqa: E402
from tests import factory  # noqa: E402

STORIES, PAGES = 60, 8
WORD = "今日新闻第"


def main():
    places = list(District.objects.exclude(level="city").order_by("pk")[:30])
    columns = list(Column.objects.order_by("pk")[:8]) or [None]
    stories = [
        factory.make_article(
            "approved",
            f"{WORD}{number}：职工之家再添新设施",
            districts=[places[number % len(places)]],
            tags=[f"今日{number % 5}"],
            column=columns[number % len(columns)],
        )
        for number in range(STORIES)
    ]
    issue = Issue.objects.create(date=timezone.localdate())
    for number in range(1, PAGES + 1):
        page = issue.pages.create(number=number, name=f"第{number}版")
        for story in stories[number - 1 :: PAGES]:
            page.place(story, by=factory.the("page editor"))
    issue.start_proofing(by=factory.the("chief editor"))
    for page in issue.pages.all():
        for role in ["proofreader"] * 3 + ["page editor"]:
            page.sign(by=factory.the(role))
    issue.sign_off(by=factory.the("chief editor"))
    lists = ["/", "/latest/", "/issues/", *(place.get_absolute_url() for place in places)]
    lists += [column.get_absolute_url() for column in columns if column]
    own = [story.get_absolute_url() for story in stories]
    own += [
        issue.get_absolute_url(),
        *(f"{issue.get_absolute_url()}{number}/" for number in range(1, PAGES + 1)),
    ]
    print(json.dumps({"own": own, "lists": lists, "word": WORD}), flush=True)
    sys.stdin.readline()
    chief, start = factory.the("chief editor"), time.perf_counter()
    issue.publish(by=chief)
    print(json.dumps(time.perf_counter() - start), flush=True)


if __name__ == "__main__":
    main()
