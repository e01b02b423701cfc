"""Finds names in a text that are a known name with one character changed for one that sounds alike."""

from collections import defaultdict
from typing import NamedTuple

from articles.language.sounds import alike

SHORTEST = 3  # of two characters one changed leaves too little


class Variant(NamedTuple):
    start: int
    end: int
    name: str  # the known one
    place: int  # of the changed character in it


class Variants:
    def __init__(self, names):
        self.names = frozenset(names)
        self.holes = defaultdict(list)  # (name without a character, its place) -> names
        for name in self.names:
            if len(name) >= SHORTEST:
                for place in range(len(name)):
                    self.holes[name[:place] + name[place + 1 :], place].append(name)
        self.lengths = sorted({len(name) for name in self.names if len(name) >= SHORTEST})

    def find(self, text):
        """Variants in `text`. Costs one look-up for each place of each window of a name's length."""
        holes = self.holes
        for length in self.lengths:
            for start in range(len(text) - length + 1):
                window = text[start : start + length]
                for place in range(length):
                    key = (window[:place] + window[place + 1 :], place)
                    if key in holes and window not in self.names:
                        for name in holes[key]:
                            if alike(name[place], window[place]):
                                yield Variant(start, start + length, name, place)
