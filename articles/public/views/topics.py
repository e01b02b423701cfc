"""What the news is about: the paper's standing columns, and tags."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from taggit.models import Tag

from articles.models import Article, Column
from articles.public.pages import paginate, public_page

NEWEST = 3


@public_page
def columns(request):
    """Every active column that has stories, with its newest."""
    newest = Article.objects.published().newest_first().for_cards()[:NEWEST]
    columns = (
        Column.objects.for_readers().active().prefetch_related(Prefetch("articles", newest, to_attr="newest"))
    )
    return render(request, "public/columns.html", {"columns": columns})


@public_page
def column(request, slug):
    column = get_object_or_404(Column.objects.for_readers(), slug=slug)
    stories = Article.objects.published().in_column(column).newest_first().for_cards()
    return render(request, "public/column.html", {"column": column, "page": paginate(request, stories)})


@public_page
def tag(request, slug):
    """A tag exists for the public only while a published story carries it."""
    tag = get_object_or_404(Tag, slug=slug)
    stories = Article.objects.published().tagged(tag).newest_first().for_cards()
    get_object_or_404(stories[:1])
    return render(request, "public/tag.html", {"tag": tag, "page": paginate(request, stories)})
