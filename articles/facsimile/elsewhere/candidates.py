"""Which stories of the newsroom may stand on an uploaded page, the likeliest first."""

from datetime import timedelta

from django.db.models import Q

from articles.facsimile.elsewhere.claims import Story
from articles.models import Article
from articles.text.plain import paragraphs
from newsroom.reporters import clock

RECENT_DAYS = 30
MOST = 300


def candidates_for(page, by):
    """Lists of `claims.Story`: those on the page, those of the issue, and recent ones that `by` may see."""
    here = Q(placements__page=page) | Q(placements__continuation__page=page)
    on_page = _with_all(Article.objects.filter(here))
    in_issue = _with_all(page.issue.articles().exclude(pk__in=[article.pk for article in on_page]))
    since = clock.now() - timedelta(days=RECENT_DAYS)
    ready = Article.objects.visible_to(by).filter(updated_at__gte=since)
    recent = ready.approved() | ready.published()
    recent = _with_all(recent.exclude(placements__page__issue=page.issue).order_by("-updated_at")[:MOST])
    return [[story_of(article) for article in articles] for articles in (on_page, in_issue, recent)]


def _with_all(articles):
    return list(
        articles.prefetch_related("bylines__reporter", "photo_uses__photo").distinct()
        if not articles.query.is_sliced
        else articles.prefetch_related("bylines__reporter", "photo_uses__photo")
    )


def story_of(article):
    """All words of an Article that can be printed."""
    names = " ".join(byline.reporter.name for byline in article.bylines.all())
    captions = []
    for use in article.photo_uses.all():
        captions.append((use.caption or use.photo.caption) + (use.credit or use.photo.credit))
    return Story(
        article.pk,
        head=(article.kicker, article.headline, article.subhead),
        body=(names, article.dateline, *(each.text for each in paragraphs(article.body))),
        captions=tuple(captions),
    )
