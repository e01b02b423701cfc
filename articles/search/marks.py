"""What is known of a story besides its words, as tokens: a search is narrowed by them in the
index itself, and what was found is counted by them.

mon24322: published in October 2026 (the months since the year 0); col5: in the column of this id;
dis7: from the district of this id, or from a place within it; rep9: with this person's name.
"""

from datetime import UTC


def marks_of(story):
    """The marks of a story whose column, bylines and districts are at hand."""
    if story.published_at:
        yield month(story.published_at)
    if story.column_id:
        yield f"col{story.column_id}"
    for place in {pk for each in story.districts.all() for pk in (each.pk, each.parent_id)}:
        if place:
            yield f"dis{place}"
    for person in {byline.reporter_id for byline in story.bylines.all()}:
        yield f"rep{person}"


def month(moment):
    return f"mon{_months(moment)}"


def months(since, until):
    """The marks of all months that the time between these moments touches."""
    return tuple(f"mon{number}" for number in range(_months(since), _months(until) + 1))


def _months(moment):
    moment = moment.astimezone(UTC)
    return moment.year * 12 + moment.month - 1
