"""Whole pages of a newspaper for tests: our own, and the real one where a checkout beside ours has it."""

from pathlib import Path

HERE = Path(__file__).parent
REAL = HERE.parents[2].parent / "shared" / "pages" / "union-news-page.md"
OWN = HERE / "workers-page.md"


def text_of(path):
    return path.read_text(encoding="utf-8")
