"""What passes a story on: the picture of its link card, its address as a QR code.

As the story itself: 404 before it is published, 410 after.
"""

from datetime import timedelta

from django.http import HttpResponse

from articles.models import Article
from articles.public import keys, story_page
from articles.public.addresses import absolute
from articles.public.qr import qr_code
from articles.public.sharing.keeping import share_picture
from articles.public.views.files import public_file, stored
from articles.public.views.stories import hidden

FRESH = timedelta(minutes=5)  # in a reader's own browser


@public_file
def picture(request, pk):
    keys.made_of(request, keys.story(pk))
    story = story_page.published_story(pk)
    if story is None:
        return hidden(request, pk)
    keys.kept_by_browsers(request, FRESH)
    name, digest = share_picture(story)
    return stored(request, name, "image/jpeg", digest, f"{pk}.jpg")


@public_file
def qr(request, pk):
    """Not in the page itself: nine of ten readers never look at it."""
    keys.made_of(request, keys.story(pk))
    story = Article.objects.published().only("pk").filter(pk=pk).first()
    if story is None:
        return hidden(request, pk)
    keys.kept_by_browsers(request, FRESH)
    return HttpResponse(qr_code(absolute(story.get_absolute_url())), content_type="image/svg+xml")
