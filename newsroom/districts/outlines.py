"""How the districts of Beijing lie: simplified outlines for maps, drawn once (docs/map/draw.py)."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent / "data" / "beijing_outlines.tsv"
SIZE = (627, 622)  # of the whole drawing, in its units of 300 m


class Outline(NamedTuple):
    slug: str
    x: int  # where the name has room
    y: int
    path: str  # for the `d` of an SVG path; of the development area, a dot


@cache
def outlines():
    """All outlines by the slug of their district, in the order of the official codes."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {slug: Outline(slug, int(x), int(y), path) for slug, x, y, path in rows}
