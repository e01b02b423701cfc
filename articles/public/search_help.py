"""What a reader is offered who found nothing, or who is still typing."""

from functools import reduce
from operator import or_

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast

from articles.models import Article, Byline, Column
from articles.search.bigrams import fold
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

NEAREST = 6
LOOKED_AT = 40  # names of a kind that share something with the query


def without_a_term(asked, terms):
    """(the words that are left, their address), for each term that may be dropped."""
    if len(terms) < 2:
        return []
    left = [" ".join(term for term in terms if term != dropped) for dropped in terms]
    return [(words, asked.address(q=words)) for words in left]


def nearest_names(terms):
    """Columns, places and people whose names are most like the words: (kind, address part, name).

    Like is what shares most characters side by side. Only what readers know: with something
    published, but for places. One query.
    """
    pairs = sorted({word[i : i + 2] for term in terms for word in term.split() for i in range(len(word) - 1)})
    pairs = pairs[:20]
    if not pairs:
        return []
    published = Article.objects.published()
    signed = Byline.objects.filter(reporter=OuterRef("pk"), article__in=published)
    like = reduce(or_, (Q(name__contains=pair) for pair in pairs))
    rows = [
        District.objects.filter(like, level=District.Level.DISTRICT).values_list(
            _text("district"), "path", "full_name"
        ),
        Column.objects.for_readers().filter(like).values_list(_text("column"), "slug", "name"),
        Reporter.objects.filter(like)
        .filter(Exists(signed))
        .values_list(_text("reporter"), Cast("pk", CharField()), "name"),
    ]
    first, *others = (each.order_by() for each in rows)
    found = list(first.union(*others, all=True).order_by()[:LOOKED_AT])

    def likeness(row):
        name = fold(row[2])
        return -sum(pair in name for pair in pairs), len(name)

    return sorted(found, key=likeness)[:NEAREST]


def _text(text):
    return Value(text, CharField())
