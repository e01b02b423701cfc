"""Bringing the stories of a page into a wanted order, weight and cut, by the page's own verbs."""

from articles.issues.making import cut_of
from articles.issues.models import Placement
from articles.models import Article


def arrange(page, stories, *, by):
    """Makes `stories` (see `stand`) stand on the page, in their order. `page.issue` must be the
    locked row. Raises `MoveRefused` where one of them has gone elsewhere."""
    placements = standing(page)
    wanted = [story["id"] for story in stories]
    for article_id, placement in placements.items():
        if article_id not in wanted:
            page.unplace(placement.article, by=by)
    if [pk for pk in placements if pk in wanted] != wanted or is_reweighted(placements, stories):
        articles = Article.objects.in_bulk(wanted)
        for position, story in enumerate(stories):
            article = articles[story["id"]]
            seen_on = page.pk if article.pk in placements else None
            page.place(article, by=by, weight=story["weight"], position=position, seen_on=seen_on)
    placements = standing(page)
    for story in stories:
        bring_to(page, placements[story["id"]], story["cut"], by=by)


def standing(page):
    """The placements of a page in order, by story."""
    placements = Placement.objects.filter(page=page).select_related("article", "continuation__page")
    return {placement.article_id: placement for placement in placements.in_order()}


def is_reweighted(placements, stories):
    return any(placements[story["id"]].weight != story["weight"] for story in stories)


def bring_to(page, placement, cut, *, by):
    """Has a story go on where `cut` says, end there, or stand whole on its page if that is None."""
    if cut_of(placement) == cut:
        return
    page.end_continuation(placement, by=by)
    if cut and not cut["page"]:
        page.cut_story(placement, cut["characters"], by=by)
    elif cut:
        page.continue_story(placement, cut["page"], cut["characters"], by=by)
