"""A sheet to be set: a layout, what stands around it, and the files of its photos."""

from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from articles.issues.makeup.layout import Layout

MASTHEAD, FOLIO = "masthead", "folio"


@dataclass(frozen=True)
class Furniture:
    """What stands around the stories: the masthead (报头) on page 1, else the folio line (报眉).

    `kind` is "masthead" or "folio". `people` are pairs of what they do and a name, as printed:
    (("责编", "张三"), …). `codes` is one line (国内统一连续出版物号 …), `sponsor` another (… 主管主办).
    `note` stands at the foot of the page.
    """

    kind: str
    name: str
    date: Date | None = None
    number: int | None = None
    page: int = 1
    page_name: str = ""
    pages: int = 0
    people: tuple[tuple[str, str], ...] = ()
    codes: str = ""
    sponsor: str = ""
    latin_name: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page to be set. `pictures` are the files of its photos by id: a path or bytes.
    A photo that is not among them is left as a grey frame."""

    layout: Layout
    furniture: Furniture
    pictures: dict[int, Path | str | bytes] = field(default_factory=dict)
    has_rules: bool = True
