"""A story on a page's proof (清样): all its words, its pictures where they stand, its length."""

from django.utils.functional import cached_property
from django.utils.html import format_html

from articles import body
from articles.text.count import count
from articles.text.plain import plain_text


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
        """The text as it will be printed: dicts with either `html` or `use` (a photo use)."""
        text, dateline = self.article.body, self.article.dateline
        if dateline:
            text = body.with_dateline(text, format_html("<b>{}</b>　", dateline))
        return body.parts(text, self.photo_uses)

    @cached_property
    def other_photos(self):
        """The photos that have no place in the text."""
        placed = body.placed_photo_ids(self.article.body)
        return [use for use in self.photo_uses if use.photo_id not in placed]
