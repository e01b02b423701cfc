"""How long a search takes among many stories, whether it is exact, and how long the index takes.

    python -m tests.benchmarks.bench_search            in the database of DATABASE_URL, as it stands
    python -m pytest tests/benchmarks/bench_search.py -s [TEST_DATABASE=postgres]    with a new paper

Prints milliseconds and stories/s, asserts only that what is found is what reading all would find.
STORIES sets how many (see paper.py); what is loaded already is taken as it is.
"""

import os
import random
import statistics
import time

import pytest

STORIES = int(os.environ.get("STORIES", "10000"))
ROUNDS = int(os.environ.get("ROUNDS", "25"))
PLAIN = {
    "two characters, in nearly all": "工会",
    "two characters, in many": "职工",
    "two characters, in some": "驿站",
    "three characters": "总工会",
    "four characters": "劳动竞赛",
    "two words": "职工 驿站",
    "three words": "工会 培训 街道",
    "a phrase across words": "工会职工",
    "a phrase in quotes": "“工会 职工”",
    "rare": "暗物质探测器",
    "a rare name": "欧阳晁争",
    "in none": "量子纠缠",
    "one character": "工",
    "traditional characters": "總工會",
}


def test_search_among_many_stories(transactional_db, tmp_path, settings):
    from tests.benchmarks import paper

    settings.MEDIA_ROOT = tmp_path
    seconds = paper.load(STORIES)
    print(f"\n{STORIES / seconds['stories']:.0f} stories/s through the door, index {seconds['index']:.1f} s")
    rebuild()
    measure()


def test_a_saved_story_is_indexed(db):
    from articles.models import Article
    from articles.search import entries

    story = Article.objects.create(headline="职工", body="<p>" + "劳动竞赛在北京举行，" * 70 + "</p>")
    one = Article.objects.filter(pk=story.pk)

    def save():
        Article._base_manager.filter(pk=story.pk).update(headline=f"职工{random.random()}")
        entries.index(one)

    print(f"\none story indexed in {statistics.median(timed(save) for _round in range(9)) * 1000:.1f} ms")


def rebuild():
    from django.core.management import call_command

    from articles.models import Article
    from articles.search import entries

    count = Article.objects.count()
    seconds = timed(lambda: entries.index(Article.objects.all()))
    print(f"looked through for what differs: {count / seconds:.0f} stories/s; rebuilt from scratch: ", end="")
    call_command("rebuild_search", from_scratch=True)


def measure():
    """Every query, warm: the median and the 95th percentile of ROUNDS, and of a whole page. In
    milliseconds of processor: others may be at work on this machine."""
    from django.db import connection
    from django.test import Client

    from articles.models import Article

    print(f"\n{connection.vendor}, {Article.objects.count()} stories")
    print(f"{'':32}{'found':>8}{'search ms':>11}{'p95':>7}{'page ms':>9}{'p95':>7}{'best ms':>9}")
    plain = []
    for name, query in PLAIN.items():
        found = looked_up(query)
        times = [spent(lambda query=query: looked_up(query)) for _round in range(ROUNDS)]
        pages = times_of_page(Client(), f"/search/?q={query}")
        best = times_of_page(Client(), f"/search/?q={query}&order=best")
        figures = [quantile(times, 50), quantile(times, 95), quantile(pages, 50), quantile(pages, 95)]
        plain += times
        shown = f"{len(found)}{'+' if found.is_capped else ''}"
        print(f"{name:32}{shown:>8}" + "{:11.1f}{:7.1f}{:9.1f}{:7.1f}".format(*figures), end="")
        print(f"{quantile(best, 50):9.1f}")
        assert is_exact(query, found), query
    print(f"all of these: p50 {quantile(plain, 50):.1f} ms, p95 {quantile(plain, 95):.1f} ms")
    for kind, queries in random_queries().items():
        times = [spent(lambda query=query: looked_up(query)) for query in queries]
        print(
            f"{kind:32}{'':8}{quantile(times, 50):11.1f}{quantile(times, 95):7.1f}  most {max(times) * 1000:.0f}"
        )


def looked_up(query):
    from articles.search.finding import search

    results = search(query)
    len(results)
    return results


def random_queries(count=200):
    """What readers might type: words by how often they come, any of them, and two side by side."""
    from tests.benchmarks.words import bag, vocabulary

    chance, words = random.Random(5), vocabulary()
    drawn = bag(words)
    return {
        "any word as it comes": chance.choices(drawn, k=count),
        "any word of the list": chance.choices(words, k=count),
        "two words side by side": ["".join(chance.choices(drawn, k=2)) for _query in range(count)],
        "two words": [" ".join(chance.choices(drawn, k=2)) for _query in range(count)],
    }


def is_exact(query, found):
    """True if the found are the newest of those that a plain look at every text finds."""
    from articles.models import Article
    from articles.search.bigrams import terms
    from articles.search.finding import MOST_COUNTED

    stories = Article.objects.published().newest_first()
    for term in terms(query):
        stories = stories.filter(search_entry__text__contains=term.text)
    expected = list(stories.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    capped = len(expected) > MOST_COUNTED
    return expected[:MOST_COUNTED] == [hit.pk for hit in found.hits] and found.is_capped == capped


def times_of_page(client, address, rounds=7):
    assert client.get(address, secure=True).status_code == 200, address
    return [spent(lambda: client.get(address, secure=True)) for _round in range(rounds)]


def timed(work):
    """Seconds on the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spent(work):
    """Seconds of processor, here and in the database's process if it is on this machine: what a
    clock would show if nobody else were at work."""
    here, there = time.process_time(), in_database()
    work()
    return time.process_time() - here + in_database() - there


def in_database():
    from pathlib import Path

    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    file = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(file.read_text().split()[0]) / 1e9 if file.exists() else 0.0


def quantile(times, percent):
    """Milliseconds."""
    return sorted(times)[min(len(times) - 1, round(len(times) * percent / 100))] * 1000


if __name__ == "__main__":
    if "DATABASE_URL" in os.environ:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
        os.environ.setdefault("ALLOWED_HOSTS", "testserver")
        django.setup()
        measure()
    else:
        pytest.main([__file__, "-s", "-o", "python_files=bench_*.py"])
