"""The photo page: pictures of the published stories, newest first."""

from django.urls import reverse

from articles.public.lists import render_list
from articles.public.pages import public_page
from articles.public.photo_months import latest_months


def photos_of(stories):
    """Every photo use of these stories (fetched with them), each with its story at hand."""
    uses = []
    for story in stories:
        for use in story.photo_uses.all():
            use.article = story
            uses.append(use)
    return uses


@public_page
def photos(request, number=None):
    return render_list(
        request,
        "public/photos.html",
        lambda page: {"uses": photos_of(page)} | (latest_months() if page.number is None else {}),
        kind="photos",
        number=number,
        address=reverse("public:photos"),
    )
