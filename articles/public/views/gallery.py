"""The photos of one month, newest first: `/photos/2026-11/`, and its further pages by number."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article, PhotoUse
from articles.models.card_parts import PHOTO, USE
from articles.models.public_story import story_is_public
from articles.prepared import Prepared, padded
from articles.public import keys
from articles.public.days import beginning, month_after
from articles.public.pages import public_page
from articles.public.photo_months import around, photo_months

PHOTOS_PER_PAGE = 36


@public_page
def month(request, month, number=1):
    """Only months since the first photo. Reads that month's stories and no others."""
    months = photo_months()
    if month not in months:
        raise Http404
    if number == 1 and request.resolver_match.url_name == "photos-of-month-page":
        return HttpResponsePermanentRedirect(reverse("public:photos-of-month", args=[month]))
    uses = _uses.all(beginning(month), beginning(month_after(month)))
    try:
        page = Paginator(uses, PHOTOS_PER_PAGE).page(number)
    except InvalidPage:
        raise Http404 from None
    page.object_list = with_stories(page.object_list)
    keys.made_of(request, keys.listing("photos"), *(keys.story(use.article_id) for use in page))
    return render(
        request, "public/photos_of_month.html", {"month": month, "page": page} | around(month, months)
    )


def with_stories(ids):
    """These photo uses in this order, with photo and story. One query."""
    found = {use.pk: use for use in _shown.all(padded(ids))} if ids else {}
    return [found[pk] for pk in ids if pk in found]


def _between(since, until):
    stories = Article.objects.published().filter(published_at__gte=since, published_at__lt=until)
    uses = PhotoUse.objects.shown().filter(article__in=stories)
    return uses.order_by("-article__published_at", "-article_id", "position", "pk").values_list(
        "pk", flat=True
    )


_uses = Prepared(_between)
_shown = Prepared(
    lambda ids: (
        PhotoUse.objects.shown()
        .filter(story_is_public(), pk__in=ids)
        .select_related("photo", "article")
        .only(*USE, *(f"photo__{name}" for name in PHOTO), "article__headline")
    )
)
