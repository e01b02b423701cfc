"""The photo page: pictures of the published stories, newest first."""

from django.shortcuts import render

from articles.models import Article, PhotoUse
from articles.public.pages import paginate, public_page

PHOTOS_PER_PAGE = 24


def photos_for_readers():
    """Every use of a photo in a published story, newest story first."""
    return (
        PhotoUse.objects.filter(article__in=Article.objects.published())
        .select_related("photo", "article")
        .order_by("-article__published_at", "-article_id", "position", "pk")
    )


@public_page
def photos(request):
    return render(
        request, "public/photos.html", {"page": paginate(request, photos_for_readers(), PHOTOS_PER_PAGE)}
    )
