"""What an editor has put together on the screen, saved or not, read from the form's fields.

Four lists of one length: `story` (ids), `place` (one of `Place`, empty: it goes by itself), `order`
(numbers, of which the lowest is first) and `until` (a moment in Beijing, empty: the next issue).
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.moves import MoveRefused
from articles.showing.arranging import Wish
from articles.showing.models import Place

LAST = 10**6  # the order of what has none
MOST = 300  # stories on the screen


def wishes_of(data):
    """The `Wish`es of a form (a QueryDict) in their order. Raises `MoveRefused` for what is no form of ours."""
    columns = [data.getlist(name)[:MOST] for name in ("story", "place", "order", "until")]
    if len({len(column) for column in columns}) > 1:
        raise MoveRefused(_("The form has come here incomplete. Please load the page anew."))
    rows = [row for row in zip(*columns) if row[1]]
    ids = [int(story) for story, *_rest in rows if story.isdecimal() and len(story) < 19]
    found = Article.objects.published().select_related("column").in_bulk(ids)
    wishes = []
    for story, place, order, until in rows:
        article = found.get(int(story)) if story.isdecimal() and len(story) < 19 else None
        if article is None:  # withdrawn meanwhile: nothing to be put anywhere
            continue
        if place not in Place.values:
            raise MoveRefused(_("The home page has no such place."))
        wishes.append((order_of(order), Wish(article, place, moment_of(until))))
    return [wish for _order, wish in sorted(wishes, key=lambda pair: pair[0])]


def order_of(words):
    return int(words) if words.isdecimal() and len(words) < 7 else LAST


def moment_of(words):
    """`2026-11-23T18:00`, as browsers send a moment, in Beijing's time; None for nothing."""
    if not words:
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise MoveRefused(_("“%(words)s” is no date with a time.") % {"words": words}) from None
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
