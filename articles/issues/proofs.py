"""A story on a page's proof (清样): all its words, its pictures where they stand, its length."""

import re

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.text.count import count
from articles.text.plain import plain_text

PLACED_PHOTO = re.compile(r'<figure[^>]*?\bdata-photo="(\d+)"[^>]*>\s*</figure>')
FIRST_PARAGRAPH = re.compile(r"\A\s*<p(?:\s[^>]*)?>")


class Proof:
    """One placed story, for reading."""

    def __init__(self, placement):
        self.placement, self.article = placement, placement.article
        self.photo_uses = list(self.article.photo_uses.all())

    @staticmethod
    def placements_of(page):
        """The placements of a page in order, with all that their proofs show: 6 queries."""
        return (
            page.placements.select_related("article__column")
            .prefetch_related("article__bylines__reporter", "article__photo_uses__photo")
            .in_order()
        )

    @cached_property
    def characters(self):
        """The length of the text in characters, punctuation included."""
        return count(plain_text(self.article.body)).with_punctuation

    @cached_property
    def parts(self):
        """The body cut at its photos: dicts with either `html` or `use` (a photo use)."""
        uses = {use.photo_id: use for use in self.photo_uses}
        parts = []
        # Splitting by a pattern with one group gives text and group by turns.
        for index, piece in enumerate(PLACED_PHOTO.split(self._body)):
            if index % 2 and int(piece) in uses:
                parts.append({"use": uses.pop(int(piece))})
            elif not index % 2 and piece.strip():
                parts.append({"html": mark_safe(piece)})  # noqa: S308 - cleaned by BodyField
        return parts

    @property
    def _body(self):
        """The text with its dateline run into the first paragraph, as it will be printed."""
        body, dateline = self.article.body, self.article.dateline
        if not dateline:
            return body
        run_in = format_html("<b>{}</b>　", dateline)
        opening = FIRST_PARAGRAPH.match(body)
        if not opening:
            return f"<p>{run_in}</p>{body}"
        return f"{opening[0]}{run_in}{body[opening.end() :]}"

    @cached_property
    def other_photos(self):
        """The photos that have no place in the text."""
        placed = {part["use"].pk for part in self.parts if "use" in part}
        return [use for use in self.photo_uses if use.pk not in placed]
