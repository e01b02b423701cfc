"""Files that are broken, odd or meant ill: pictures, Word files, PDFs, spreadsheets. Ours alone, made of
nothing but this code and a seed, the same each time.

    files()          all of them, more than five hundred
    files("picture") those that pretend to be pictures, or are
"""

from dataclasses import dataclass

SEED = 20261123
KINDS = ("picture", "word", "pdf", "sheet")


@dataclass(frozen=True)
class Hostile:
    """`kind` is what it pretends to be, `name` and `content_type` what the sender says."""

    kind: str
    title: str
    data: bytes
    name: str
    content_type: str = "application/octet-stream"

    def __str__(self):
        return f"{self.kind}: {self.title}"


def files(kind=None):
    from tests.hostile_files.generator import names, papers, pictures, sheets, words

    makers = {"picture": pictures, "word": words, "pdf": papers, "sheet": sheets}
    for each in KINDS:
        if kind in (None, each):
            yield from makers[each].files()
            yield from names.files(each)
