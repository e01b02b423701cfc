"""What the news is about: the paper's standing columns, and tags. And all of it: the latest."""

from django.shortcuts import render
from django.urls import reverse
from taggit.models import Tag

from articles.listing import reading
from articles.models import Column
from articles.prepared import Prepared
from articles.public import keys
from articles.public.lists import render_list, the_only
from articles.public.pages import public_page

NEWEST = 3

_columns = Prepared(lambda: Column.objects.active())
_column = Prepared(lambda slug: Column.objects.filter(slug=slug))
_tag = Prepared(lambda slug: Tag.objects.filter(slug=slug))


@public_page
def columns(request):
    """Every active column that has stories, with its newest."""
    newest = reading.newest_of_each("column", NEWEST)
    columns = [column for column in _columns.all() if column.pk in newest]
    for column in columns:
        column.newest = newest[column.pk]
        keys.made_of(
            request, keys.listing("column", column.pk), *(keys.story(each.pk) for each in column.newest)
        )
    keys.made_of(request, keys.listing("column"))
    return render(request, "public/columns.html", {"columns": columns})


@public_page
def column(request, slug, number=None):
    """A column is public only by a published story: an import may name one long before that."""
    column = the_only(_column.all(slug))
    return render_list(
        request,
        "public/column.html",
        {"column": column},
        kind="column",
        subject=column.pk,
        number=number,
        address=column.get_absolute_url(),
        must_have=True,
    )


@public_page
def tag(request, slug, number=None):
    """A tag exists for the public only while a published story carries it."""
    tag = the_only(_tag.all(slug))
    return render_list(
        request,
        "public/tag.html",
        {"tag": tag},
        kind="tag",
        subject=tag.pk,
        number=number,
        address=reverse("public:tag", args=[tag.slug]),
        must_have=True,
    )


@public_page
def latest(request, number=None):
    """Every story, newest first."""
    address = reverse("public:latest")
    return render_list(request, "public/latest.html", {}, kind="all", number=number, address=address)
