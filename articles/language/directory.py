"""The places of the directory, ready to be looked up in a text."""

import re
from collections import defaultdict

from articles.language.lexicon import Lexicon
from articles.language.marks import HAN
from articles.language.variants import Variants

KINDS = ("街道", "地区", "镇", "乡")
BELOW = re.compile(rf"(?P<stem>[{HAN}]{{1,7}}?)(?P<kind>街道|地区|镇(?!政府所在)|乡)")
KIND = re.compile("街道|镇|乡")


class Directory:
    def __init__(self, knowledge):
        self.below = defaultdict(dict)  # district -> name of a place in it -> its proper name
        self.parents = defaultdict(set)  # name of a place -> districts
        self.stems = defaultdict(set)  # 八达岭 -> {八达岭镇}
        districts = []
        for place in knowledge.places:
            names = (place.name, *place.aliases)
            if not place.parent:
                districts += [(name, place.name) for name in names if name.endswith("区")]
                continue
            for name in names:
                if name.endswith(KINDS):
                    self.below[place.parent][name] = place.name
                    self.parents[name].add(place.parent)
            self.stems[stem(place.name)].add(place.name)
        self.districts = Lexicon(districts)
        self.variants = Variants(name for name in self.parents if len(stem(name)) > 1)

    def knows(self, name):
        return name in self.parents or (name.endswith("地区") and stem(name) in self.stems)

    def ends_with_known(self, text):
        return any(self.knows(text[-length:]) for length in range(2, min(len(text), 9) + 1))


def stem(name):
    for kind in KINDS:
        if name.endswith(kind):
            return name.removesuffix(kind)
    return name


def is_ours(text, start):
    """Not so where another city stands before the district: 长春市朝阳区."""
    return text[start - 1 : start] != "市" or text[max(0, start - 3) : start] == "北京市"


def places_in_districts(directory, text):
    """(start of the district, its proper name, match of the place right after it)."""
    for start, end, district in directory.districts.find(text):
        match = BELOW.match(text, end) if is_ours(text, start) else None
        if match:
            # 窦店镇 must not be cut short: take the longest known name that begins here
            for length in range(9, 1, -1):
                if directory.knows(text[end : end + length]):
                    yield start, district, end, end + length
                    break
            else:
                yield start, district, end, match.end()
