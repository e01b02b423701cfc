"""Which places and unions a Chinese text speaks of.

find_places("房山区窦店镇总工会建起驿站") -> [窦店镇]
find_unions("房山区窦店镇总工会建起驿站") -> [窦店镇总工会]

The rules, for the copy of a Beijing paper:
* The longest name at a position wins: 朝阳门街道 is not 朝阳.
* A place needs its last word (区, 街道, 镇, 乡): 天桥 may be a bridge, 朝阳行业 a trade.
* A weak name (朝阳, 亦庄, 平房地区, 杨镇) counts right before 总工会, or right after its district.
* Of namesakes (八里庄街道) the district named before it decides, else one named after it, else the
  caller's `near`. Where nothing decides, neither is taken: no tag is better than a wrong one.
* A name right after another city is not ours: 长春市朝阳区.
* The most specific places win: a district is left out where a place in it is named as well. The
  city itself is never an answer; every story is about Beijing.
"""

import re
from typing import NamedTuple

from django.db.models import Q

from newsroom.districts.gazetteer import gazetteer, other_cities
from newsroom.districts.models import District, Union

FEDERATION = re.compile("总工会|工会工作委员会|工会工委|工会联合会")
# 昌平区域 and 与西城区别不大 name no district, 北京亦庄镇 and 北京亦庄站 not the development area.
NOT_A_DISTRICT = re.compile("(?<=区)(?:域|别(?!墅))|(?<!区)(?:镇|线|桥|站|地区|街道)")
# 超市总工会, 城市总工会 and 各市总工会 are not the federation of the city.
MUNICIPAL = re.compile("(?<![城都超夜股菜各省区县州地外全])市总工会")
OTHER_CITY = re.compile("([\u4e00-\u9fff]{2,4})市(?:[\u4e00-\u9fff]{1,4}[区县])?$")


class Mention(NamedTuple):
    start: int
    end: int
    names: list  # of gazetteer.Name; more than one while namesakes are undecided

    @property
    def code(self):
        return self.names[0].code

    @property
    def district(self):
        return self.names[0].district


def find_places(text, *, near=None):
    """The places named in `text`, as District objects with their parents, in order of appearance.

    `near`, a District, decides between namesakes when the text does not. Costs one query (and
    three more when the names in memory are older than a minute).
    """
    mentions = _mentions(text, near)
    covered = {mention.district for mention in mentions if mention.code != mention.district}
    codes = dict.fromkeys(m.code for m in mentions if m.code not in covered)
    if not codes:
        return []
    found = District.objects.filter(code__in=codes).select_related("parent")
    return sorted(found, key=lambda place: list(codes).index(place.code))


def find_unions(text, *, near=None):
    """The active unions named in `text`, in order of appearance. Costs as find_places.

    A federation is found by any name of its place (建外街道总工会), the municipal one also as
    市总工会; industrial and enterprise unions by their own name.
    """
    own_names = list(_own_names(text))
    first = {}  # id of a union, or code of a federation's place -> where it is named first
    for start, _end, pk in own_names:
        first.setdefault(pk, start)
    for mention in _mentions(text, near):
        inside = any(start <= mention.start < end for start, end, _pk in own_names)
        if FEDERATION.match(text, mention.end) and not inside:
            first.setdefault(mention.code, mention.start)
    for match in MUNICIPAL.finditer(text):
        if not _follows_a_city(text, match.start()):
            first.setdefault(gazetteer().city, match.start())
    if not first:
        return []
    ids = {key for key in first if isinstance(key, int)}
    federations = Q(kind__in=Union.FEDERATIONS, district__code__in=first.keys() - ids)
    found = Union.objects.active().filter(Q(pk__in=ids) | federations).select_related("district")
    return sorted(found, key=lambda u: first[u.pk] if u.pk in ids else first[u.district.code])


def _own_names(text):
    """Yields (start, end, id) of unions that stand in the text by their own name."""
    start = 0
    while start < len(text):
        end, ids = next(gazetteer().unions.at(text, start), (start + 1, []))
        for pk in ids:
            yield start, end, pk
        start = end


def _mentions(text, near):
    """All places in the text, each decided to one meaning."""
    mentions, start, abroad = [], 0, None
    while start < len(text):
        for end, names in gazetteer().places.at(text, start):
            names = [name for name in names if _counts(name, text, start, end, mentions)]
            if not names:
                continue
            if start == abroad or _is_elsewhere(names, text, start):
                abroad = end
            else:
                mentions.append(Mention(start, end, names))
            start = end
            break
        else:
            start += 1
    return _decide(mentions, near and gazetteer().district_of.get(near.code))


def _counts(name, text, start, end, before):
    is_district = name.code == name.district
    if is_district and NOT_A_DISTRICT.match(text, end):
        return False
    if name.strong or FEDERATION.match(text, end):
        return True
    after_own = before and before[-1].end == start and before[-1].district == name.district
    return bool(after_own and not is_district)


def _is_elsewhere(names, text, start):
    is_district = names[0].code == names[0].district
    if is_district and _follows_a_city(text, start):
        return True
    other = OTHER_CITY.search(text[max(0, start - 12) : start])
    return bool(other and _follows_a_city(other[1], len(other[1])))


def _follows_a_city(text, start):
    return any(text[max(0, start - length) : start] in other_cities() for length in range(2, 6))


def _decide(mentions, near):
    """Settles namesakes by the district named before, then after, then by `near` (a code)."""
    decided = []
    for index, mention in enumerate(mentions):
        if len(mention.names) > 1:
            clues = [known.district for known in reversed(decided)]
            clues += [later.district for later in mentions[index + 1 :] if len(later.names) == 1]
            fitting = [n for clue in (*clues, near) for n in mention.names if n.district == clue]
            if not fitting:
                continue
            mention = mention._replace(names=fitting[:1])
        decided.append(mention)
    return decided
