"""A story as a reader meets it: from the database as it stands, or from a version.

One class feeds the story page and every preview, so that what is previewed is what will
be published.
"""

import re
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from django.utils.html import format_html
from taggit.models import Tag

from articles.body import parts, placed_photo_ids, with_dateline
from articles.models import Article, Byline, Column, PhotoUse
from articles.photos.models import Photo
from articles.snapshot import TEXT_FIELDS
from articles.text.plain import beginning
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

HEADING = re.compile(r"<(h[1-6])\b.*?</\1>", re.DOTALL)
CUT = re.compile(r"(?:<[^<>]*|&[#\w]*)\Z")  # a tag or a sign that is not there to its end
BODY = Article._meta.get_field("body")


@dataclass
class Reading:
    """What the story template shows. `photo_uses` are in order, `body` is clean HTML."""

    article: Article
    kicker: str
    headline: str
    subhead: str
    dateline: str
    body: str
    source: str
    column: Column | None
    bylines: list = field(default_factory=list)
    photo_uses: list = field(default_factory=list)
    districts: list = field(default_factory=list)
    unions: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    corrections: list = field(default_factory=list)

    def __post_init__(self):
        """Whoever makes one: what a version holds was never read through the story's own column."""
        self.body = BODY.harmless(self.body)

    @classmethod
    def of(cls, article):
        """The story as it stands in the database now."""
        return cls(
            article=article,
            **{name: getattr(article, name) for name in TEXT_FIELDS},
            column=article.column,
            bylines=list(article.bylines.all()),
            photo_uses=list(article.photo_uses.all()),
            districts=list(article.districts.all()),
            unions=list(article.unions.all()),
            tags=list(article.tags.all()),
            corrections=list(article.corrections.all()),
        )

    @classmethod
    def of_version(cls, version):
        """The story as this version holds it. The photos are those on file today."""
        content = version.content
        photos = Photo.objects.in_bulk([each["id"] for each in content["photos"]])
        return cls(
            article=version.article,
            **{name: content.get(name, "") for name in TEXT_FIELDS},
            column=Column.objects.filter(name=content["column"]).first(),
            bylines=[
                Byline(reporter=Reporter(pk=each["id"], name=each["name"]), role=each["role"])
                for each in content["bylines"]
            ],
            photo_uses=[
                PhotoUse(
                    photo=photos[each["id"]],
                    **{name: each[name] for name in ("caption", "credit", "alt", "placement")},
                    is_ai_made=each.get("is_ai_made", False),
                )
                for each in content["photos"]
                if each["id"] in photos
            ],
            districts=list(District.objects.filter(path__in=content["districts"])),
            unions=list(Union.objects.filter(name__in=content["unions"])),
            tags=list(Tag.objects.filter(name__in=content["tags"])),
        )

    @cached_property
    def summary(self):
        """The first words, for link cards and search engines."""
        return excerpt(self.body, 110)

    @cached_property
    def signatures(self):
        """The people by role, in order: pairs of the role's name and the people."""
        by_role = {}
        for byline in self.bylines:
            by_role.setdefault(byline.get_role_display(), []).append(byline.reporter)
        return list(by_role.items())

    @cached_property
    def _placed_ids(self):
        return placed_photo_ids(self.body)

    @cached_property
    def lead_photos(self):
        """Above the text: the lead photos that have no place in it."""
        return [use for use in self._unplaced if use.placement == PhotoUse.Placement.LEAD]

    @cached_property
    def closing_photos(self):
        """Below the text: all others that have no place in it."""
        return [use for use in self._unplaced if use.placement != PhotoUse.Placement.LEAD]

    @property
    def _unplaced(self):
        return [use for use in self.photo_uses if use.photo_id not in self._placed_ids]

    @cached_property
    def parts(self):
        """The text as it is shown: dicts with either `html` or `use` (a photo use)."""
        text = self.body
        if self.dateline:
            run_in = format_html('<span class="run-in">{}</span>', self.dateline)
            text = with_dateline(text, run_in)
        return parts(text, self.photo_uses)


def opening_of(article):
    """The HTML with which the text of a story begins: of one read `with_opening` no more is there."""
    html = article.__dict__.get("opening")
    if html is None:
        return article.body
    return CUT.sub("", html)


def excerpt(html, length):
    """The first `length` characters of a body, cut at a sentence where one ends near there.

    Without its headings, which would run into the sentences around them.
    """
    text = beginning(HEADING.sub("", html), length + 1)
    if len(text) <= length:
        return text
    cut = text[:length]
    end = max(cut.rfind(mark) for mark in "。！？”")
    return cut[: end + 1] if end > length * 0.6 else cut.rstrip("，、；：“（ ") + "…"
