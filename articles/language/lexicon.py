"""Finds thousands of terms in a text in one pass over it."""

from collections import defaultdict
from typing import Any, NamedTuple


class Found(NamedTuple):
    start: int
    end: int
    meaning: Any


class Lexicon:
    """Terms and what they mean. The longest term at a place wins, and none overlaps another."""

    def __init__(self, entries):
        """`entries`: (term, meaning) pairs; of equal terms the first counts."""
        self.terms = {}
        lengths = defaultdict(set)
        for term, meaning in entries:
            if term:
                self.terms.setdefault(term, meaning)
                lengths[term[0]].add(len(term))
        self.lengths = {first: sorted(many, reverse=True) for first, many in lengths.items()}

    def find(self, text):
        start, size = 0, len(text)
        while start < size:
            for length in self.lengths.get(text[start], ()):
                term = text[start : start + length]
                if term in self.terms:
                    yield Found(start, start + len(term), self.terms[term])
                    start += length - 1
                    break
            start += 1
