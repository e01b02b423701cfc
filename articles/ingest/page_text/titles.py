"""What each title of a story is: column, kicker, headline or subhead.

A story's titles are printed in this order: 栏题 (the column's banner), 引题 (kicker, above), 主题 (headline, in the
biggest type), 副题 (subhead, below, often behind a dash). Markdown made by OCR keeps the size of the type as the
level of the heading, so the last one in the biggest type is the headline: what is smaller and before it is the kicker,
what is after it the subhead. A title that is as big as the headline, or bigger, and stands apart before it, is the column.
Without sizes the shortest is the headline, for the biggest type leaves room for the fewest characters.
"""

import re
from collections import Counter
from dataclasses import dataclass

from .results import Part
from .source import width

_COLUMN_WORDS = re.compile(
    "(?:专栏|专题|专版|简讯|短讯|快讯|速递|短波|一线|之窗|之声|风采|看台|论坛|视点|视窗|观察|动态|资讯|集锦|掠影|播报|聚焦|传真|茶座|园地|快报|要闻|图片新闻|光影|镜头|"
    "一句话新闻|微新闻|点击|集萃|摘要|故事汇|进行时|人物|百姓|天地|广角|撷英|扫描|信箱|案例|课堂|讲堂|提示|导读|链接|走基层)$"
)
_NEWS = re.compile("召开|举行|举办|开展|启动|成立|揭牌|慰问|走访|发布|出台|印发|获|打造|推出|建成|服务|\\d")
# A line that only says who or where stands above the headline.
_WHO = re.compile("(?:工会|街道|[区镇乡]|公司|集团|中心|医院|学院)[：:]?$")
_ENDS_OPEN = re.compile("[、，：:“‘《（(—]$")
_DASH = re.compile("(?:——|—|──|--|－－)\\s*")
_NUMBERED = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,2}[）)]|\\d{1,2}[.、．]|之[一二三四五六七八九十]|第[一二三四五六七八九十]+[章节])"
)
_BRIEF_COLUMN = re.compile(
    "简讯|短讯|快讯|短波|一句话|微新闻|速递|集锦|点击|播报|动态|要闻|资讯|各地|集萃|速览|一览|传真|扫描|工会新闻"
)


@dataclass(frozen=True)
class Surroundings:
    """What the rest of the page says of a group of titles.

    `next_level`: the level of the next story's title, 0 if none follows below the same first title;
    `levels`: at which levels headlines of other stories stand; `columns`: names of columns the paper has."""

    next_level: int = 0
    levels: Counter = None
    columns: frozenset = frozenset()


def is_column_name(text, columns=frozenset()):
    return text in columns or (len(text) <= 12 and bool(_COLUMN_WORDS.search(text)))


def looks_like_column(text, columns=frozenset()):
    """A name of a column of the paper, a word like 简讯 at its end, or a slogan in two equal halves."""
    if is_column_name(text, columns):
        return True
    halves = text.split()
    return len(halves) >= 2 and not _NEWS.search(text) and max(map(len, halves)) - min(map(len, halves)) <= 2


def is_brief_column(text):
    return len(text) <= 14 and bool(_BRIEF_COLUMN.search(text))


def is_numbered(text):
    return bool(_NUMBERED.match(text))


def is_unfinished(text):
    """A title that goes on in the next line: it ends with a comma, or inside a quotation."""
    pairs = ("“”", "《》", "（）", "‘’")
    return bool(_ENDS_OPEN.search(text)) or any(
        text.count(opening) > text.count(closing) for opening, closing in pairs
    )


def roles_of(titles, around=Surroundings()):
    """The Part that each title of one story is: COLUMN, KICKER, HEADLINE or SUBHEAD, in the order given."""
    given = [item.role for item in titles]
    if any(given):
        free = [item for item in titles if not item.role]
        if Part.HEADLINE not in given and free:
            found = iter(_roles(free, around))
            return [role or next(found) for role in given]
        at = given.index(Part.HEADLINE) if Part.HEADLINE in given else 0
        return [role or (Part.KICKER if index < at else Part.SUBHEAD) for index, role in enumerate(given)]
    return _roles(titles, around)


def _roles(titles, around):
    if len(titles) == 1:
        return [Part.HEADLINE]
    if _DASH.match(titles[-1].text):
        above = titles[:-1]
        if (
            len(above) == 2
            and above[0].level == above[1].level
            and not looks_like_column(above[0].text, around.columns)
        ):
            return [Part.KICKER, Part.HEADLINE, Part.SUBHEAD]
        return [*_roles(above, around), Part.SUBHEAD]
    for index in range(len(titles) - 1):
        if titles[index].level == titles[index + 1].level and is_unfinished(titles[index].text):
            joined = [*titles[:index], *titles[index + 1 :]]
            roles = _roles(joined, around)
            return [*roles[: index + 1], *roles[index:]]
    levels = [item.level for item in titles]
    if len(set(levels)) == 1:
        return _by_words(titles, around)
    biggest = min(levels)
    headline = len(levels) - 1 - levels[::-1].index(biggest)
    if headline == 0:
        return _biggest_first(titles, around)
    return [
        *_before(titles[:headline], biggest, around),
        Part.HEADLINE,
        *[Part.SUBHEAD] * (len(titles) - headline - 1),
    ]


def _biggest_first(titles, around):
    """The first title is the biggest: a column with its story, or a headline with its subheads."""
    first, last = titles[0], titles[-1]
    levels = around.levels or Counter()
    has_sisters = around.next_level and around.next_level == last.level
    if has_sisters or is_column_name(first.text, around.columns):
        is_column = True
    elif bool(levels[first.level]) != bool(levels[last.level]):
        is_column = bool(levels[last.level])
    else:
        is_column = looks_like_column(first.text, around.columns) or len(first.text) <= 6
    if is_column:
        return [Part.COLUMN, *_roles(titles[1:], around)]
    return [Part.HEADLINE, *[Part.SUBHEAD] * (len(titles) - 1)]


def _before(titles, biggest, around):
    """The titles above a headline of the level `biggest`: the column if one is, then the kicker."""
    first = titles[0]
    stands_apart = first.level <= biggest or (len(titles) > 1 and first.level < titles[1].level)
    if first.text in around.columns or (stands_apart and (len(titles) > 1 or looks_like_column(first.text))):
        return [Part.COLUMN, *[Part.KICKER] * (len(titles) - 1)]
    if _COLUMN_WORDS.search(first.text) and len(first.text) <= 8:
        return [Part.COLUMN, *[Part.KICKER] * (len(titles) - 1)]
    return [Part.KICKER] * len(titles)


def _by_words(titles, around):
    """No sizes to go by: columns by their words, then the shortest is the headline."""
    first = titles[0].text
    if len(titles) > 1 and (looks_like_column(first, around.columns) or (len(titles) > 3)):
        return [Part.COLUMN, *_roles(titles[1:], around)]
    if len(titles) == 2:
        if _WHO.search(first):
            return [Part.KICKER, Part.HEADLINE]
        upper, lower = (width(item.text) for item in titles)
        return [Part.HEADLINE, Part.SUBHEAD] if upper + 3 <= lower else [Part.KICKER, Part.HEADLINE]
    if len(titles) == 1:
        return [Part.HEADLINE]
    return [Part.KICKER, Part.HEADLINE, *[Part.SUBHEAD] * (len(titles) - 2)]
