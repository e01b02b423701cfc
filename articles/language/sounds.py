"""Whether two characters sound alike: most slips of the Pinyin keyboard do."""

import re
from functools import cache

from pypinyin import Style, pinyin

# n and ng, z and zh, l and n are one to many a typist.
MERGED = [(re.compile("ng$"), "n"), (re.compile("^([zcs])h"), r"\1")]


@cache
def sounds(character):
    """Every reading of a character without its tone, merged as said above."""
    readings = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(_merged(reading) for reading in (readings[0] if readings else ()))


@cache
def alike(one, other):
    """Two different characters that can be read alike."""
    return one != other and not sounds(one).isdisjoint(sounds(other))


def _merged(reading):
    for pattern, simpler in MERGED:
        reading = pattern.sub(simpler, reading)
    return reading
