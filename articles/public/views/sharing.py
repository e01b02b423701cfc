"""The picture of a story's link card. As the story itself: 404 before it is published, 410 after."""

from datetime import timedelta

from articles.public import keys, story_page
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
