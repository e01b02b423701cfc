"""Twenty years of a paper that never was: the same stories on every machine, for benchmarks.

    DATABASE_URL=… DATA_DIR=… python -m tests.benchmarks.paper [--stories 250000]

Loads them through the bulk door into a migrated database and prints stories/s. What is there
already is passed over, so that it may be stopped and run again. STORIES is the default of
--stories, 10,000 if not set. Story n is the same in a paper of any size, but for its day.
"""

import argparse
import os
import random
import time
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from tests.benchmarks.words import bag, names, vocabulary

STORIES = int(os.environ.get("STORIES", "10000"))
FIRST, LAST = date(2006, 11, 1), date(2026, 10, 31)
ZONE = ZoneInfo("Asia/Shanghai")
STORIES_IN_AN_ISSUE = 50
PAGES = ("要闻", "工会新闻", "综合新闻", "维权", "技能", "生活", "文化", "副刊")
COLUMNS = (
    *("工会要闻", "基层动态", "维权故事", "劳模风采", "工匠讲堂", "技能竞赛", "职工之家", "区县传真"),
    *("产业工会", "网上工会", "暖心驿站", "法律信箱", "健康讲座", "职工文苑", "光影京华", "北京记忆"),
    *("读书时间", "运动场", "女职工", "青年说", "评论", "今日关注", "调查", "人物"),
)
ROLES = ("reporter", "correspondent", "writer_photographer", "photographer")
FILES = 6  # pictures that all photos share
SMALL = 1000  # stories: below that, the photos of these files are all that there are, so that each is public
# What is sure to be in few stories, whatever the size: for searching.
RARE_WORD, RARE_EVERY = "暗物质探测器", 4_999
RARE_NAME = "欧阳晁争"


class Paper:
    """`story(n)` for n in range(size), oldest first. `districts` and `unions` as they stand in the
    database, `photos` the ids of its photos: a story with pictures takes the next of them."""

    def __init__(self, size, *, districts=(), unions=(), photos=()):
        self.size = size
        self.issues = max(1, -(-size // STORIES_IN_AN_ISSUE))
        words = vocabulary()
        self.words = bag(words)
        self.tags = bag([word for word in words if len(word) >= 3][:200])
        self.people = [RARE_NAME, *names(299)]
        self.unions, self.photos = unions, photos
        self.districts = sorted(districts, key=lambda path: (path.count("/"), path))
        self.district_weights = [8 if "/" not in path else 1 for path in self.districts]

    def __iter__(self):
        return (self.story(number) for number in range(self.size))

    def day(self, number):
        """The days of the issues lie as far apart as the size has them."""
        span = (LAST - FIRST).days
        return FIRST + timedelta(days=number * span // max(1, self.issues - 1))

    def story(self, number):
        from articles.ingest.finished import FinishedStory, Place

        chance = random.Random(f"paper {number}")
        issue, place = divmod(number, STORIES_IN_AN_ISSUE)
        page, position = place % len(PAGES), place // len(PAGES)
        day = self.day(issue)
        body, length = self.body(chance)
        people = self.bylines(chance)
        if number % RARE_EVERY == 77:
            body += f"<p>{RARE_WORD}在地下实验室启用。</p>"
            people = (("reporter", RARE_NAME),)
        return FinishedStory(
            key=f"paper-{number}",
            headline=self.line(chance, 6),
            kicker=self.line(chance, 4) if chance.random() < 0.4 else "",
            subhead=self.line(chance, 7) if chance.random() < 0.3 else "",
            dateline="本报讯" if length > 200 else "",
            body=body,
            published_at=self.moment(chance, day),
            column=chance.choice(COLUMNS) if chance.random() < 0.7 else "",
            bylines=people,
            districts=tuple(self.some(chance, self.districts, self.district_weights, (20, 60, 15, 5))),
            unions=tuple(self.some(chance, self.unions, None, (60, 35, 5))),
            tags=tuple(dict.fromkeys(chance.choices(self.tags, k=2))),
            pictures=tuple(self.pictures(chance, number)),
            legacy_number=place + 1,
            place=Place(
                date=day,
                issue=issue + 1,
                page=page + 1,
                page_name=PAGES[page],
                position=position,
                weight=("lead", "second")[position] if position < 2 else "ordinary",
            ),
        )

    def body(self, chance):
        """(HTML, about how many characters): 700 on average, from a brief to a whole page."""
        count = max(40, min(1600, round(chance.lognormvariate(5.6, 0.6))))  # words
        words = chance.choices(self.words, k=count)
        paragraphs, start = [], 0
        while start < count:
            end = start + chance.randint(40, 90)
            clauses = ["".join(words[at : min(at + 6, end)]) for at in range(start, min(end, count), 6)]
            text = "，".join(clauses[:-1]) + ("，" if len(clauses) > 1 else "") + clauses[-1] + "。"
            paragraphs.append(f"<p>{text.replace('，', '。', len(clauses) // 4)}</p>")
            start = end
        return "".join(paragraphs), count * 2

    def line(self, chance, count):
        return "".join(chance.choices(self.words, k=count))

    def bylines(self, chance):
        return tuple(
            (chance.choices(ROLES, (60, 25, 10, 5))[0], name)
            for name in dict.fromkeys(chance.choices(self.people[1:], k=chance.choice((1, 1, 1, 2, 2, 3))))
        )

    def some(self, chance, things, weights, counts):
        """None, one or more of the things: `counts` says how often how many."""
        count = chance.choices(range(len(counts)), counts)[0]
        return dict.fromkeys(chance.choices(things, weights, k=count)) if things else ()

    def pictures(self, chance, number):
        """One in three stories has pictures."""
        from articles.ingest.finished import Picture

        count = chance.choices((0, 1, 2, 4), (67, 20, 10, 3))[0]
        for n in range(min(count, len(self.photos))):
            yield Picture(
                photo=self.photos[(number + n) % len(self.photos)],
                caption=f"图为{self.line(chance, 6)}。",
                credit=f"{chance.choice(self.people)} 摄",
                placement="lead" if n == 0 else "gallery",
            )

    def moment(self, chance, day):
        """Midnight of its issue; one in ten went out the day before, web first."""
        midnight = datetime.combine(day, clock_time.min, tzinfo=ZONE)
        return midnight - timedelta(minutes=chance.randint(90, 900)) if chance.random() < 0.1 else midnight


def load(size=STORIES, *, tell=None):
    """Loads the paper, in Django. Returns the seconds of the door: {"stories": …, "index": …}.

    The database must be migrated. `tell(loaded, seconds)` is called now and then.
    """
    from django.db import connection

    from articles.ingest import bulk
    from articles.search import index
    from newsroom.districts.models import District, Union

    paper = Paper(
        size,
        districts=list(District.objects.exclude(level="city").values_list("path", flat=True)),
        unions=list(Union.objects.active().values_list("full_name", flat=True)[:120]),
        photos=photos_for(size),
    )
    watch, by = Watch(paper), loader()
    with index.put_off(connection):
        bulk.load(
            watch,
            by=by,
            source="tests.benchmarks.paper",
            after_batch=lambda loaded: tell and tell(loaded, watch.seconds),
        )
        spent, start = {"stories": watch.seconds}, time.perf_counter()
    index.tidy(connection)
    return spent | {"index": time.perf_counter() - start}


class Watch:
    """Passes things on, and knows the seconds since then that were not spent on making them."""

    def __init__(self, things):
        self.things, self.start, self.making = iter(things), time.perf_counter(), 0.0

    @property
    def seconds(self):
        return time.perf_counter() - self.start - self.making

    def __iter__(self):
        return self

    def __next__(self):
        start = time.perf_counter()
        try:
            return next(self.things)
        finally:
            self.making += time.perf_counter() - start


def loader():
    """The account that signs for them: a chief editor who writes nothing."""
    from django.contrib.auth.models import Group

    from newsroom.reporters import roles
    from newsroom.reporters.models import User

    user, _new = User.objects.get_or_create(username="paper-loader", defaults={"name": "档案"})
    user.groups.add(Group.objects.get(name=roles.CHIEF_EDITOR))
    return User.objects.get(pk=user.pk)


def photos_for(size):
    """The ids of a photo for every second story. They share FILES pictures, which are really there."""
    from articles.photos.models import Photo
    from articles.photos.models.photo import new_token

    count = max(FILES, size // 2) if size >= SMALL else FILES
    known = list(Photo.objects.filter(filename__startswith="paper-").order_by("pk"))
    shared = known[:FILES] if len(known) >= FILES else [picture(number) for number in range(FILES)]
    missing = count - max(len(known), FILES)
    copied = ("picture", "width", "height", "sha256", "focal_x", "focal_y")
    Photo.objects.bulk_create(
        [
            Photo(
                token=new_token(),
                upload_sha256=f"{number:064x}",
                filename=f"paper-{number}.jpg",
                caption="图为活动现场。",
                credit="资料图片",
                **{name: getattr(shared[number % FILES], name) for name in copied},
            )
            for number in range(count - missing, count)
        ],
        batch_size=1000,
    )
    photos = Photo.objects.filter(filename__startswith="paper-").order_by("pk")
    return list(photos.values_list("pk", flat=True)[:count])


def picture(number):
    """A photo that is nothing but a slope of colours."""
    import io

    from PIL import Image

    from articles.photos.intake import accept

    image = Image.linear_gradient("L").resize((1600, 1067))
    colours = [image.point(lambda value, k=k: (value * k + 40 * number) % 256) for k in (1, 2, 3)]
    file = io.BytesIO()
    Image.merge("RGB", colours).save(file, "JPEG", quality=80)
    file.name = f"paper-{number}.jpg"
    return accept(file, by=None)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--stories", type=int, default=STORIES)
    size = arguments.parse_args().stories

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()

    def tell(loaded, seconds):
        done = loaded.new + loaded.known
        print(f"{done:>8} {loaded.new / seconds:6.0f} stories/s", end="\r", flush=True)

    seconds = load(size, tell=tell)
    print(
        f"\n{size} stories, {size / seconds['stories']:.0f} stories/s, {sum(seconds.values()):.0f} s in all"
    )
    print(f"{seconds['index']:.0f} s of these for the index of the search")


if __name__ == "__main__":
    main()
