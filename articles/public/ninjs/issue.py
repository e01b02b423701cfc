"""A published issue as a ninjs item: its pages, and on each the stories by their place."""

from django.urls import reverse

from articles.facsimile.models import WIDTHS
from articles.moments import for_machines
from articles.public.ninjs.item import HTML, JSON, LANGUAGE, PDF, STANDARD, file, item, paper


def issue_item(issue, pages, *, is_whole=False):
    """The item of an issue.

    `pages` are by `pages_for_readers` and `with_facsimiles`; `is_whole` says that the issue can
    be had as one PDF.
    """
    files = [file("web", issue.get_absolute_url(), HTML)]
    if is_whole:
        files.append(file("pdf", reverse("issue-pdf", args=[issue.date]), PDF))
    return item(
        issue,
        "composite",
        standard=STANDARD,
        representationType="full",
        firstCreated=for_machines(issue.published_at),
        versionCreated=for_machines(issue.published_at),
        pubStatus="usable",
        language=LANGUAGE,
        copyrightHolder=paper(),
        title=str(issue),
        altIds=[
            {"role": "date", "value": issue.date.isoformat()},
            {"role": "number", "value": str(issue.number)},
        ],
        renditions=files,
        associations=[page_item(issue, page) for page in pages],
    )


def page_item(issue, page):
    """A page: its files, and its published stories in their order."""
    page.issue = issue
    return item(
        page,
        "composite",
        name=f"page-{page.number:02d}",
        rel="page",
        representationType="partial",
        title=str(page),
        renditions=[file("web", page.get_absolute_url(), HTML), *page_files(issue, page)],
        associations=[story_on_page(placement) for placement in page.placements.all()],
    )


def page_files(issue, page):
    """The page as it was printed, where readers may have it."""
    if not page.shown:
        return []
    widest = WIDTHS[-1]
    heights = dict(page.shown[0].sizes)
    return [
        file("pdf", reverse("page-pdf", args=[issue.date, page.number]), PDF),
        file(
            "picture",
            reverse("page-picture", args=[issue.date, page.number, widest, "webp"]),
            "image/webp",
            width=widest,
            height=heights[widest],
        ),
    ]


def story_on_page(placement):
    """What to know of a story before asking for its own item, whose address is among its files."""
    article = placement.article
    return item(
        article,
        "text",
        name=f"story-{article.pk}",
        rel=placement.weight,
        representationType="partial",
        firstCreated=for_machines(article.published_at),
        language=LANGUAGE,
        headlines=[{"role": "main", "value": article.headline}],
        renditions=[
            file("web", article.get_absolute_url(), HTML),
            file("ninjs", reverse("api-story", args=[article.pk]), JSON),
        ],
    )
