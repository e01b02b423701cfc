"""All names of places and unions, kept in memory for reading texts (see places.py).

About 900 names. Another process's change of a name is seen after a minute, our own at once.
Places are remembered by code, not by id: what is gone from the database is simply not found.
"""

import time
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsroom.districts.models import District, DistrictAlias, Union

FRESH_FOR = 60  # seconds
LAST_WORDS = ("街道", "镇", "乡", "地区", "社区")
OTHER_CITIES = Path(__file__).parent / "data" / "other_cities.txt"

_kept = None  # (monotonic time, Gazetteer)


class Name(NamedTuple):
    """What a string may mean: a place by its code, and the code of the district it lies in."""

    code: str
    district: str
    strong: bool  # a place wherever it stands; a weak name needs company


class Book:
    """Strings and their meanings, looked up at a position of a text, longest first."""

    def __init__(self):
        self.entries = {}
        self.lengths = {}  # first character -> lengths, longest first

    def add(self, string, meaning):
        meanings = self.entries.setdefault(string, [])
        if meaning not in meanings:
            meanings.append(meaning)
        known = {*self.lengths.get(string[0], ()), len(string)}
        self.lengths[string[0]] = sorted(known, reverse=True)

    def at(self, text, start):
        """Yields (end, meanings) of every entry that begins at `start`."""
        for length in self.lengths.get(text[start], ()):
            if meanings := self.entries.get(text[start : start + length]):
                yield start + length, meanings


class Gazetteer:
    def __init__(self):
        self.places = Book()
        self.unions = Book()  # meanings are ids
        self.district_of = {}  # code -> code of the district, of every place below the city
        self.city = None  # its code
        places = District.objects.order_by("position")
        codes = {}
        for pk, parent, code, level, name, short in places.values_list(
            "pk", "parent_id", "code", "level", "name", "short_name"
        ):
            if level == District.Level.CITY:
                self.city = code
                continue
            codes[pk] = code
            is_district = level == District.Level.DISTRICT
            self.district_of[code] = code if is_district else codes[parent]
            self._add(code, name, strong=is_district or len(name) > 2)
            self._add(code, short, strong=short.endswith("区"))
        for pk, name, in_text in DistrictAlias.objects.values_list("district", "name", "in_text"):
            if pk in codes:
                self._add(codes[pk], name, strong=in_text)
        by_name = Union.objects.active().exclude(kind__in=Union.FEDERATIONS)
        for pk, name in by_name.values_list("pk", "name"):
            self.unions.add(name, pk)

    def _add(self, code, name, *, strong):
        district = self.district_of[code]
        if code == district or name.endswith(LAST_WORDS):
            self.places.add(name, Name(code, district, strong))


def gazetteer():
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > FRESH_FOR:
        _kept = (time.monotonic(), Gazetteer())
    return _kept[1]


def forget(**kwargs):
    """Reads the names anew next time. Called when a place, an alias or a union is saved."""
    global _kept
    _kept = None


@cache
def other_cities():
    """The other cities of China, without 市: a 朝阳区 right after one of them is not ours."""
    lines = OTHER_CITIES.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
