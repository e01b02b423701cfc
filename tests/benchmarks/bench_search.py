"""How long a search takes among 10,000 stories, and how long they take to index.

    python -m pytest tests/benchmarks/bench_search.py -s [TEST_DATABASE=postgres]

Prints milliseconds, asserts none: machines differ. STORIES sets another number.
"""

import os
import random
import statistics
import time
from datetime import timedelta

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.utils import timezone

STORIES = int(os.environ.get("STORIES", "10000"))
LENGTH = 700  # characters of a story, about what the paper prints
ROUNDS = 7

WORDS = [
    "工会",
    "职工",
    "劳动",
    "竞赛",
    "北京",
    "朝阳区",
    "房山区",
    "总工会",
    "驿站",
    "户外劳动者",
    "快递员",
    "服务",
    "活动",
    "慰问",
    "劳模",
    "工匠",
    "技能",
    "大赛",
    "企业",
    "街道",
    "窦店镇",
    "会议",
    "指出",
    "推动",
    "高质量",
    "发展",
    "创新",
    "工作室",
    "女职工",
    "权益",
    "维护",
    "法律",
    "援助",
    "培训",
    "学习",
    "精神",
    "春节",
    "送温暖",
    "送清凉",
    "健康",
    "体检",
    "文化",
    "体育",
    "比赛",
    "选手",
    "来自",
    "参加",
    "组织",
    "开展",
    "建设",
    "首都",
    "和谐",
    "关系",
    "集体",
    "协商",
    "合同",
    "工资",
]
RARE = "暗物质探测器"
QUERIES = {
    "one character, in nearly all": "工",
    "two characters, in nearly all": "职工",
    "three characters, common": "总工会",
    "two words, common": "职工 驿站",
    "a phrase, some": "劳动竞赛",
    "a long phrase, few": "房山区窦店镇总工会",
    "in one story": RARE,
    "in none": "量子纠缠",
}


def test_search_among_many_stories(db):
    load()
    seconds = timed(index_all)
    print(f"\n{connection.vendor}: {STORIES} stories indexed in {seconds:.1f} s, {STORIES / seconds:.0f}/s")

    from articles.search.finding import search

    print(f"{'':32}{'found':>8}{'count ms':>10}{'page 1 ms':>11}{'page 40 ms':>12}")
    for name, query in QUERIES.items():
        found = search(query).count()
        count = median(lambda query=query: search(query).count())
        first = median(lambda query=query: list(search(query)[:20]))
        later = median(lambda query=query: list(search(query)[780:800]))
        print(f"{name:32}{found:8}{count:10.1f}{first:11.1f}{later:12.1f}")
    whole = median(lambda: list(Paginator(search("职工", since=timezone.localdate()), 20).page(1)))
    print(f"{'common, of today alone, a page':32}{'':8}{whole:10.1f}")


def test_a_saved_story_is_indexed(db):
    from articles.models import Article
    from articles.search import entries

    chance = random.Random(2)
    story = Article.objects.create(headline="职工", body=f"<p>{words(chance)}</p>")
    one = Article.objects.filter(pk=story.pk)

    print(f"\n{connection.vendor}: one story indexed in {median(lambda: entries.index(one)):.1f} ms")


def load():
    """Published stories of believable length, one a few minutes older than the next."""
    from articles.models import Article, Status

    chance, now = random.Random(1), timezone.now()
    Article.objects.bulk_create(
        [
            Article(
                headline=words(chance, 16),
                body="".join(f"<p>{words(chance, LENGTH // 5)}</p>" for _paragraph in range(5)),
                status=Status.PUBLISHED,
                published_at=now - timedelta(minutes=7 * number),
            )
            for number in range(STORIES)
        ],
        batch_size=500,
    )
    Article.objects.filter(pk=Article.objects.latest("pk").pk).update(subhead=RARE)


def index_all():
    from articles.models import Article
    from articles.search import entries, index

    entries.index(Article.objects.all())
    index.tidy(connection)


def words(chance, length=LENGTH):
    """Some words, the first of the list far more often than the last, and rare characters."""
    text = ""
    while len(text) < length:
        text += WORDS[int(len(WORDS) * chance.random() ** 2)] if chance.random() < 0.6 else rare(chance)
        text += "，" if chance.random() < 0.1 else ""
    return text[:length]


def rare(chance):
    return "".join(chr(0x4E00 + int(3000 * chance.random() ** 2)) for _character in range(2))


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work):
    """Milliseconds."""
    return statistics.median(timed(work) for _round in range(ROUNDS)) * 1000


if __name__ == "__main__":
    pytest.main([__file__, "-s", "-o", "python_files=bench_*.py"])
