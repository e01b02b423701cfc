"""A story on a page's proof (清样): all its words, its pictures where they stand, its length."""

from django.utils.functional import cached_property
from django.utils.html import format_html

from articles import body
from articles.issues.making import text_of
from articles.proofing.numbering import numbered
from articles.text.count import count
from articles.text.plain import plain_text


class Proof:
    """One placed story, for reading. Its article has its parts at hand, as in a `PageState`.

    `marker` makes the HTML of a paragraph's number, from (article id, number from 0).
    """

    def __init__(self, placement, marker):
        self.placement, self.article = placement, placement.article
        self.photo_uses = list(self.article.photo_uses.all())
        self._marker = marker

    @cached_property
    def characters(self):
        """The length of the text in characters, punctuation included."""
        return count(plain_text(self.article.body)).with_punctuation

    @cached_property
    def paragraphs(self):
        """The texts of its paragraphs, as they are numbered."""
        return [paragraph.text for paragraph in text_of(self.article)]

    @property
    def not_printed(self):
        """How many characters at its end were cut for print."""
        after = self.placement.cut_after
        return sum(map(len, self.paragraphs)) - after if after is not None else 0

    @cached_property
    def parts(self):
        """The text as it will be printed: dicts with either `html` or `use` (a photo use)."""
        dateline = self.article.dateline
        run_in = format_html("<b>{}</b>　", dateline) if dateline else ""
        text = numbered(self.article.body, lambda number: self._marker(self.article.pk, number), run_in)
        return body.parts(text, self.photo_uses)

    @cached_property
    def other_photos(self):
        """The photos that have no place in the text."""
        placed = body.placed_photo_ids(self.article.body)
        return [use for use in self.photo_uses if use.photo_id not in placed]
