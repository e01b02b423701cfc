"""What stands in the EPUB of an issue: page 1 as its cover, the pages, and their stories."""

import io
import uuid

from django.conf import settings
from django.db.models import Prefetch
from django.utils.timezone import localtime
from django.utils.translation import override
from PIL import Image

from articles.facsimile.epub.package import Item, packed, page
from articles.facsimile.epub.xhtml import as_xhtml
from articles.facsimile.models import Facsimile
from articles.issues.models import Placement
from articles.models import Byline, PhotoUse
from articles.reading import Reading

COVER_WIDTH = 1080  # pixels, of the page's picture
JPEG = "image/jpeg"


def issue_book(issue):
    """The EPUB of a public issue as bytes: its published stories as they are now. 7 queries."""
    with override("zh-hans"):
        return Book(issue).packed()


class Book:
    def __init__(self, issue):
        self.issue = issue
        self.pages = [(page, self.chapters_of(page)) for page in pages_of(issue)]
        self.pages = [(page, chapters) for page, chapters in self.pages if chapters]
        self.cover = cover_of(issue)

    @staticmethod
    def chapters_of(page):
        return [Chapter(placement) for placement in page.placements.all()]

    def packed(self):
        return packed(self.items(), self.context, at=localtime(self.issue.published_at))

    @property
    def context(self):
        """What every template is given."""
        return {
            "paper": settings.PAPER_NAME,
            "issue": self.issue,
            "pages": self.pages,
            "has_cover": self.cover is not None,
            "identifier": uuid.uuid5(
                uuid.NAMESPACE_URL, f"{settings.SITE_URL}{self.issue.get_absolute_url()}"
            ),
            "modified": self.modified_at,
        }

    @property
    def modified_at(self):
        """When it last became something else: published, or a story in it corrected."""
        corrections = [
            correction.at
            for _page, chapters in self.pages
            for chapter in chapters
            for correction in chapter.story.corrections
        ]
        return max([self.issue.published_at, *corrections])

    def items(self):
        context = self.context
        found = [Item("style", "style.css", "text/css", STYLE.encode())]
        if self.cover:
            found.append(Item("cover-image", "images/cover.jpg", JPEG, self.cover, "cover-image"))
            found.append(page("cover", "cover.xhtml", "cover.xhtml", context))
        found.append(page("nav", "nav.xhtml", "nav.xhtml", context, properties="nav"))
        ncx = page("ncx", "toc.ncx", "toc.ncx", context, is_read=False)
        found.append(Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx.content))
        for paper_page, chapters in self.pages:
            name = f"page-{paper_page.number}"
            words = {"page": paper_page, "chapters": chapters, **context}
            found.append(page(name, f"{name}.xhtml", "page.xhtml", words))
            for chapter in chapters:
                words = {"chapter": chapter, "story": chapter.story, "page": paper_page, **context}
                found.append(page(chapter.id, chapter.name, "story.xhtml", words))
                found += chapter.pictures
        return list({item.name: item for item in found}.values())  # a photo may stand in two stories


class Chapter:
    """A story in the book."""

    def __init__(self, placement):
        self.story = reading_of(placement.article)
        self.id = f"story-{placement.article_id}"
        self.name = f"{self.id}.xhtml"

    @property
    def parts(self):
        """The text: dicts with either `html`, as XHTML, or `use`."""
        return [{"html": as_xhtml(part["html"])} if "html" in part else part for part in self.story.parts]

    @property
    def pictures(self):
        return [picture_of(use.photo) for use in self.story.photo_uses]


def reading_of(article):
    """The story with what a book shows of it: nothing of places and tags is asked for."""
    return Reading(
        article=article,
        **{
            name: getattr(article, name)
            for name in ("kicker", "headline", "subhead", "dateline", "body", "source")
        },
        column=article.column,
        bylines=list(article.bylines.all()),
        photo_uses=list(article.photo_uses.all()),
        corrections=list(article.corrections.all()),
    )


def pages_of(issue):
    """The pages with their published stories: 5 queries, however many stories."""
    placements = Placement.objects.published().select_related("article__column").in_order()
    placements = placements.prefetch_related(
        Prefetch("article__bylines", Byline.objects.select_related("reporter")),
        Prefetch("article__photo_uses", PhotoUse.objects.shown().select_related("photo")),
        "article__corrections",
    )
    return issue.pages.order_by("number").prefetch_related(Prefetch("placements", placements))


def picture_of(photo):
    """The photo as JPEG, which every e-reader knows."""
    rendition = photo.renditions["JPEG"][-1]
    with rendition.storage.open(rendition.name) as file:
        return Item(f"photo-{photo.pk}", f"images/photo-{photo.pk}.jpg", JPEG, file.read())


def cover_of(issue):
    """The picture of the first page as JPEG; None where there is no file of it."""
    facsimile = Facsimile.objects.published().filter(page__issue=issue).in_order().first()
    if facsimile is None:
        return None
    name = facsimile.picture_name(COVER_WIDTH, "webp")
    storage = facsimile.pdf.storage
    if not storage.exists(name):
        return None
    with storage.open(name) as file, Image.open(file) as image:
        jpeg = io.BytesIO()
        image.convert("RGB").save(jpeg, "JPEG", quality=80)
    return jpeg.getvalue()


STYLE = """@charset "utf-8";
body { margin: 5%; line-height: 1.75; text-align: justify; font-family: serif; }
h1, h2, h3 { line-height: 1.35; text-align: left; }
h1 { font-size: 1.6em; margin: 0.3em 0; }
.kicker, .subhead, .byline, .dateline, figcaption, .page-name, .correction { font-family: sans-serif; }
.kicker, .subhead { font-size: 1.05em; margin: 0.2em 0; text-align: left; }
.byline, .page-name { color: #666; font-size: 0.85em; text-align: left; }
p { margin: 0; text-indent: 2em; }
.kicker, .subhead, .byline, .page-name, .correction { text-indent: 0; }
blockquote { margin: 0.8em 1.5em; }
figure { margin: 1em 0; page-break-inside: avoid; break-inside: avoid; text-align: center; }
figure img, .cover img { max-width: 100%; height: auto; }
figcaption { font-size: 0.85em; line-height: 1.5; text-align: left; }
.cover { margin: 0; padding: 0; text-align: center; }
.correction { border-left: 3px solid #b3261e; margin-top: 1em; padding-left: 0.8em; font-size: 0.9em; }
nav ol { list-style: none; padding-left: 1em; text-align: left; }
"""
