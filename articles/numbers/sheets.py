"""A table of the numbers as a download."""

from articles.spreadsheets.writing import CONTENT_TYPES, written
from newsroom.screens import file_to_take_away


def answer(name, headings, rows, kind="xlsx", widths=None):
    """The download called `name`. `kind` is xlsx or csv; `widths` of the columns in characters, else
    by their headings."""
    headings = [str(heading) for heading in headings]
    widths = widths or [max(10, 2.2 * len(heading)) for heading in headings]
    content = written(kind, headings, rows, title=name, widths=widths)
    return file_to_take_away(content, f"{name}.{kind}", CONTENT_TYPES[kind])
