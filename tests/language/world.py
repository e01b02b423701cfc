"""What the rules know in the tests: Beijing as it is, people and words as nobody has them."""

import csv
import datetime
import tomllib
from functools import cache
from pathlib import Path

from articles.language.knowledge import Knowledge, Person, Place, Union, Word
from articles.language.text import StoryText

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "newsroom/districts/data/beijing.tsv"
LABELLED = Path(__file__).parent / "labelled"
DAY = datetime.date(2026, 11, 22)  # a Sunday


@cache
def knowledge():
    places = tuple(_places())
    return Knowledge(places=places, unions=tuple(_unions(places)), people=PEOPLE, words=WORDS, version="1")


def _places():
    with PLACES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    names = {row["code"]: row["name"] for row in rows}
    city = rows[0]["code"]
    for row in rows[1:]:
        parent = "" if row["parent"] == city else names[row["parent"]]
        aliases = [alias for alias in row["aliases"].split() if not alias.endswith("?")]
        yield Place(row["name"], parent, (*aliases, *([] if parent else [row["short_name"]])))


def _unions(places):
    yield Union("北京市总工会", ("市总工会",), ("北京市产业工会联合会",))
    for place in places:
        name = place.name + "总工会"
        yield Union(name, (place.parent + name,) if place.parent else ())


PEOPLE = (
    Person("何素琴", ("丰台区总工会主席",)),
    Person("周砚"),
    Person("霍雨桐"),
    Person("傅清源"),
)
WORDS = (
    Word("打工仔", "banned", "务工人员", blocking=True),
    Word("残废人", "banned", "残疾人", blocking=True),
    Word("全国首创", "care", note="Is it true, and who says so?"),
    Word("全市最大", "care"),
    Word("12315职工服务热线", "mistake", "12351职工服务热线"),
    Word("暖新驿站", "mistake", "暖心驿站"),
    Word("钟启明", "leader", title="北京市总工会主席", rank=1),
    Word("骆文昭", "leader", title="北京市总工会党组书记、副主席", rank=2),
    Word("闻人杰", "leader", title="北京市总工会副主席", rank=3),
    Word("陆凯风", "leader", title="北京市总工会副主席", rank=3),
)


def story(issue_date=DAY, bylines=(), **fields):
    return StoryText(fields, issue_date=issue_date, bylines=tuple(bylines))


def clean_stories():
    """Every labelled story in which nothing is to be found."""
    file = _labelled("clean.toml")
    yield from (story(body=text) for text in file["body"])
    yield from (story(headline=text) for text in file["headlines"])
    yield from (_whole(row) for row in file["story"])


def dirty_stories():
    """(story, number of the rule, passage)."""
    first, later = _labelled("dirty.toml"), _labelled("later.toml")
    for field, file in (("body", first), ("headline", first), ("body", later)):
        for number, rows in file[field].items():
            yield from ((story(**{field: text}), number, passage) for text, passage in rows)
    for row in first["story"]:
        number, passage = row.pop("rule"), row.pop("passage")
        yield _whole(row), number, passage


def _whole(row):
    date, bylines = row.pop("issue_date", DAY), row.pop("bylines", ())
    return StoryText(dict(row), issue_date=date, bylines=tuple(bylines))


def _labelled(name):
    return tomllib.loads((LABELLED / name).read_text("utf-8"))
