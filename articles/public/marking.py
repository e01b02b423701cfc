"""The words that were searched for, marked where they stand."""

import re

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from articles.text.plain import plain_text

BEFORE = 24  # characters of the text shown before the first match
SNIPPET = 110


def terms_of(query):
    """The words of a query, the longest first, so that the longest match is marked."""
    return sorted({word for word in re.split(r'[\s"“”]+', query) if word}, key=len, reverse=True)


def mark(text, terms):
    """`text`, escaped, with every one of the terms in a `<mark>`; case does not matter."""
    if not terms:
        return text
    pattern = re.compile(f"({'|'.join(map(re.escape, terms))})", re.IGNORECASE)
    pieces = enumerate(pattern.split(text))
    opening, closing = mark_safe("<mark>"), mark_safe("</mark>")
    return format_html_join(
        "", "{}{}{}", ((opening, piece, closing) if i % 2 else ("", piece, "") for i, piece in pieces)
    )


def snippet(article, terms):
    """The part of the text around the first match, or its beginning."""
    text = plain_text(article.body).replace("\n", "")
    lowered = text.lower()
    found = [at for term in terms if (at := lowered.find(term.lower())) >= 0]
    start = max(0, min(found, default=0) - BEFORE)
    piece = text[start : start + SNIPPET]
    return f"{'…' if start else ''}{piece}{'…' if start + SNIPPET < len(text) else ''}"
