"""One story."""

from django.http import Http404
from django.shortcuts import render

from articles.issues.models import Placement
from articles.models import Article
from articles.public import keys, story_page
from articles.public.addresses import absolute
from articles.public.linked_data import story_data
from articles.public.pages import public_page
from articles.public.views.errors import gone


@public_page
def article(request, pk):
    keys.made_of(request, keys.story(pk))
    story = story_page.published_story(pk)
    if story is None:
        return hidden(request, pk)
    reading, printed = story_page.reading_of(story), story_page.in_print(story)
    earlier = story_page.earlier_in_column(story)
    note_what_it_is_made_of(request, reading, printed, earlier)
    address = absolute(story.get_absolute_url())
    return render(
        request,
        "public/article.html",
        {
            "story": reading,
            "preview": False,
            "ran": printed.ran,
            "printed": printed,
            "earlier": earlier,
            "address": address,
            "linked_data": story_data(reading, printed.ran),
        },
    )


def where_it_ran(story):
    """The story's place in an issue that readers can see, or None (web first)."""
    return Placement.objects.published().filter(article=story).select_related("page__issue").first()


def hidden(request, pk):
    """410 for a story that readers once saw, 404 for what they never did."""
    if Article.objects.withdrawn().filter(pk=pk).exists():
        return gone(request)
    raise Http404


def note_what_it_is_made_of(request, reading, printed, earlier):
    """A headline that changes here or beside it changes the page."""
    led_to = [*earlier, *printed.beside, printed.previous, printed.next]
    keys.made_of(request, *(keys.story(each.pk) for each in led_to if each))
    keys.made_of(request, *(keys.photo(use.photo_id) for use in reading.photo_uses))
    if printed.ran:
        keys.made_of(request, keys.issue(printed.ran.page.issue.date))
    changed = [reading.article.published_at, *(each.at for each in reading.corrections)]
    keys.changed_at(request, max(changed))
