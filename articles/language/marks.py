"""Characters and pairs of marks that many rules speak of."""

from typing import NamedTuple

HAN = "\u3400-\u9fff〇"
SPACES = " \u3000\u00a0"
ENDS = "。？！…"
STOPS = "，。、；：？！"
NUMBERS = "一二三四五六七八九十"

# Characters that foreign names are written with, to tell 卡尔·马克思 from the end of a sentence.
FOREIGN = frozenset(
    "阿艾埃奥巴贝比彼波伯布查蒂厄恩尔法菲费弗戈格哈赫霍基吉贾杰卡凯科克库拉莱兰劳雷莉列琳卢鲁伦罗洛"
    "玛曼梅蒙米莫姆穆纳内尼娜诺欧帕佩彭皮普奇乔切琴萨塞森沙舍施斯丝索塔泰坦特托瓦韦沃乌希谢辛雅亚伊尤扎詹兹马德达芬"
)


class Pair(NamedTuple):
    start: int  # of the opening mark
    end: int  # after the closing mark
    parent: int | None  # where the pair around it opens


class Pairs(NamedTuple):
    closed: list[Pair]
    alone: list[int]  # marks without a partner


def pairs(line, marks):
    """Pairs up the marks of one paragraph; `marks` is opening mark -> closing mark."""
    waiting = dict.fromkeys(marks.values(), 0)  # how many open that this would close
    stack, closed, alone = [], [], []
    for place, mark in enumerate(line):
        if mark in marks:
            stack.append(place)
            waiting[marks[mark]] += 1
        elif mark in waiting and not _is_apostrophe(line, place):
            if not waiting[mark]:
                alone.append(place)
                continue
            while marks[line[stack[-1]]] != mark:
                left = stack.pop()
                waiting[marks[line[left]]] -= 1
                alone.append(left)
            left = stack.pop()
            waiting[mark] -= 1
            closed.append(Pair(left, place + 1, stack[-1] if stack else None))
    return Pairs(sorted(closed), sorted(alone + stack))


def is_foreign_dot(text, place):
    """Whether the point at `place` stands within a foreign name."""
    return set(text[max(0, place - 2) : place] + text[place + 1 : place + 3]) <= FOREIGN


def _is_apostrophe(line, place):
    around = line[max(0, place - 1) : place] + line[place + 1 : place + 2]
    return line[place] == "’" and len(around) == 2 and around.isascii() and around.isalpha()
