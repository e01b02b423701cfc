"""Words in a headline (标题词不断行): where a line may not begin, and where it had better not.

Parted by the segmenter rjieba with its dictionary of 350,000 words; people's names that no
dictionary has it finds by their look. Two lists of ours make it know more: `words.txt` has what
this trade writes as one word, `places.txt` the districts, sub-districts and towns of the paper's
city. Both are data of the paper.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

QUOTED = re.compile("“[^“”]{1,6}”|《[^《》]{1,8}》")
COUNTED = re.compile("第?[〇零一二三四五六七八九十百千万亿0-9]+[届次期版章条年月日个名位家]")
PLACE = {"ns", "nr", "nz", "nt"}  # names as the segmenter tags them
KIND_OF_PLACE = {"街道", "镇", "乡", "区", "县", "市", "村", "社区", "地区", "园区"}
UNION = {"总工会", "工会", "工会联合会", "联合会"}
LEADS_ON = {"p", "c", "d", "v", "a", "r", "zg"}  # prepositions, conjunctions, adverbs …: of one character
LEANS_BACK = {"y", "k", "f", "q", "n", "ng"}  # particles, and what ends a compound: 借书|卡
NEITHER = {"等"}  # “and others”, or to wait


class Seams(NamedTuple):
    """Positions in a text before which a line had better not begin. `words` and `phrases` may not be
    broken where they have room on a line: phrases are numbers with what they count, and short
    quotations. `torn` leads on to the next word or leans on the one before, `names` are between
    a place and its union."""

    words: frozenset
    phrases: frozenset
    torn: frozenset
    names: frozenset


@lru_cache(maxsize=4096)
def seams(text):
    """The Seams of a headline."""
    words, phrases, torn, names = set(), set(), set(), set()
    at, before, tag_before, opens = 0, "", "", True
    for word, tag in _tagged(text):
        words.update(range(at + 1, at + len(word)))
        if before:
            if word in KIND_OF_PLACE and tag_before in PLACE:
                words.add(at)
                tag = "ns"
            elif word in UNION and tag_before in PLACE:
                names.add(at)
            elif tag == "q" and tag_before == "m":
                phrases.add(at)
            elif _leads_on(before, tag_before, opens) or _leans_back(word, tag):
                torn.add(at)
        at += len(word)
        opens = tag_before in ("", "x")
        before, tag_before = word, tag
    for whole in (QUOTED, COUNTED):
        for match in whole.finditer(text):
            phrases.update(range(match.start() + 1, match.end()))
    return Seams(*map(frozenset, (words, phrases - words, torn, names)))


def _leads_on(word, tag, opens):
    """`opens`: it is the first word, or the first after a mark."""
    if word in NEITHER or tag == "x":
        return False
    return tag in ("p", "c") or (len(word) == 1 and (opens or tag in LEADS_ON))


def _leans_back(word, tag):
    if word in NEITHER:
        return False
    return tag.startswith("u") or (len(word) == 1 and tag in LEANS_BACK)


def _tagged(text):
    """[(word, tag), …], together the text."""
    return _segmenter().tag(text)


@cache
def _segmenter():
    # Not at the top: its dictionary takes a seventh of a second and 34 MB, which only who makes up needs
    import rjieba

    for name, tag in (("words.txt", "n"), ("places.txt", "ns")):
        for word in Path(__file__).with_name(name).read_text(encoding="utf-8").split():
            rjieba.add_word(word, None, tag)
    return rjieba
