"""A table of the numbers as a download."""

from django.http import HttpResponse

from articles.spreadsheets.writing import CONTENT_TYPES, written


def answer(name, headings, rows, kind="xlsx", widths=None):
    """The download called `name`. `kind` is xlsx or csv; `widths` of the columns in characters, else
    by their headings."""
    headings = [str(heading) for heading in headings]
    widths = widths or [max(10, 2.2 * len(heading)) for heading in headings]
    response = HttpResponse(
        written(kind, headings, rows, title=name, widths=widths), content_type=CONTENT_TYPES[kind]
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
