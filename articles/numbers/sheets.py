"""A table of the numbers as a download."""

from django.http import HttpResponse

from articles.spreadsheets.writing import CONTENT_TYPES, written


def answer(name, headings, rows, kind="xlsx"):
    """The download called `name`. `kind` is xlsx or csv."""
    headings = [str(heading) for heading in headings]
    widths = [max(10, 2.2 * len(heading)) for heading in headings]
    response = HttpResponse(
        written(kind, headings, rows, title=name, widths=widths), content_type=CONTENT_TYPES[kind]
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
