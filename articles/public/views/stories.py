"""One story."""

from django.http import Http404
from django.shortcuts import render

from articles.issues.models import Placement
from articles.models import Article
from articles.public.linked_data import news_article
from articles.public.pages import public_page
from articles.public.views.errors import gone
from articles.reading import Reading

NEIGHBOURS = 6


@public_page
def article(request, pk):
    found = Article.objects.published().for_cards().prefetch_related("unions", "tags", "corrections")
    story = found.filter(pk=pk).first()
    if story is None:
        if Article.objects.withdrawn().filter(pk=pk).exists():
            return gone(request)
        raise Http404
    reading = Reading.of(story)
    ran = where_it_ran(story)
    return render(
        request,
        "public/article.html",
        {
            "story": reading,
            "ran": ran,
            "beside": stories_beside(story, ran),
            "linked_data": news_article(reading, ran),
        },
    )


def where_it_ran(story):
    """The story's place in an issue that readers can see, or None (web first)."""
    return Placement.objects.published().filter(article=story).select_related("page__issue").first()


def stories_beside(story, ran):
    """What to read next: the page's other stories with the two neighbours, or the newest."""
    if ran is None:
        newest = Article.objects.published().exclude(pk=story.pk).newest_first()
        return {"page": None, "stories": newest[:NEIGHBOURS], "previous": None, "next": None}
    placements = Placement.objects.published().filter(page=ran.page).order_by("position", "pk")
    stories = [placement.article for placement in placements.select_related("article")]
    at = stories.index(story)
    return {
        "page": ran.page,
        "stories": [each for each in stories if each != story],
        "previous": stories[at - 1] if at else None,
        "next": stories[at + 1] if at + 1 < len(stories) else None,
    }
