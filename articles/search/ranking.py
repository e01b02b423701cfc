"""Best first: a plain sum that anybody can recompute.

For each term 4 points if it stands in the headline, else 2 if in subhead or kicker; half a point
more if the headline begins with it. Up to 3 for how often the terms stand in the whole story, in
halves by the doubling: once 0, twice 0.5, four times 1. Up to 2 for being new: 2 today, 1 after a
year, 0.5 after three. How often is asked only of the CLOSER best by the rest. Equals: newest first.
"""

from math import log2

from django.utils import timezone

from articles.search.models import SearchEntry

CLOSER = 200
YEAR = 365.25 * 24 * 3600  # seconds


def best_first(hits, terms):
    """The hits (newest first, with their titles) in that order. One query."""
    now = timezone.now()
    points = {hit.pk: title_points(hit.title, terms) + newness(hit.published_at, now) for hit in hits}
    closer = sorted(hits, key=lambda hit: -points[hit.pk])[:CLOSER]
    texts = SearchEntry.objects.filter(pk__in=[hit.pk for hit in closer]).values_list("pk", "text")
    for key, text in texts:
        points[key] += frequency_points(text, terms)
    return sorted(hits, key=lambda hit: -points[hit.pk])


def title_points(title, terms):
    headline, _line_end, others = title.partition("\n")
    points = 0
    for term in terms:
        if term in headline:
            points += 4.5 if headline.startswith(term) else 4
        elif term in others:
            points += 2
    return points


def frequency_points(text, terms):
    return min(3, sum(log2(max(1, text.count(term))) for term in terms) / 2)


def newness(published_at, now):
    return 2 / (1 + (now - published_at).total_seconds() / YEAR)
