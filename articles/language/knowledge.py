"""What the rules know about this paper's world: places, unions, people, its own word lists.

It is plain data, made by whoever keeps the directory. Make it once and keep it as long as
nothing changes: the expressions and tables that the rules derive from it are cached on it.
"""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Place:
    name: str  # 朝阳区, 建外街道
    parent: str = ""  # the name of the district that a sub-district, town or township lies in
    aliases: tuple[str, ...] = ()  # other names that stand in copy: 朝阳, 建国门外街道


@dataclass(frozen=True)
class Union:
    name: str  # 建外街道总工会
    aliases: tuple[str, ...] = ()  # what else is right: 朝阳区建外街道总工会
    former: tuple[str, ...] = ()  # what it was called once and should not be called today


@dataclass(frozen=True)
class Person:
    name: str
    titles: tuple[str, ...] = ()  # 北京市总工会副主席 …


@dataclass(frozen=True)
class Word:
    """A row of the paper's word lists.

    banned: must not be printed. care: mind the note. mistake: a wrong form, the right one is the
    suggestion. leader: a name (`term`) with the title that stands before it, and a rank; the
    lower rank is named first, an equal one in either order.
    """

    term: str
    kind: Literal["banned", "care", "mistake", "leader"]
    suggestion: str = ""
    note: str = ""
    blocking: bool = False  # for banned words always so
    title: str = ""
    rank: int = 0


@dataclass(frozen=True, eq=False)
class Knowledge:
    places: tuple[Place, ...] = ()
    unions: tuple[Union, ...] = ()
    people: tuple[Person, ...] = ()
    words: tuple[Word, ...] = ()
    version: str = ""  # of the word lists, to be stored with what was found
    cache: dict = field(default_factory=dict, repr=False)  # of what rules derive: see derived()

    def derived(self, make):
        """`make(self)`, made once."""
        if make not in self.cache:
            self.cache[make] = make(self)
        return self.cache[make]
