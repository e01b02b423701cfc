"""An issue as one PDF: its pages in order, with an outline to find them by."""

from articles.facsimile.models import Facsimile, source_of


def pages_out(issue):
    """The files of its pages that readers may have, in order."""
    return list(Facsimile.objects.published().filter(page__issue=issue).select_related("page").in_order())


def issue_file(issue):
    """The `IssueFile` of a public issue; None if there is none made of its pages as they are now."""
    return issue.files.filter(is_current=True, source=source_of(pages_out(issue))).first()
