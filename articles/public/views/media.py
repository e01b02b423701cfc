"""Photo files. The only door to them: no server shows their folder."""

from datetime import timedelta

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.models import Article, PhotoUse
from articles.photos.models import Photo
from articles.photos.serving import photo_for_path, serve
from articles.public import keys
from articles.public.keys import kept_by_browsers, made_of
from articles.public.pages import cached
from articles.public.views.errors import gone

FRESH = timedelta(minutes=5)  # in a reader's own browser; the edge is told when one is withdrawn


@cached
@require_safe
def media(request, path):
    """A rendition, to all while a published story uses its photo, else to staff who may see it.

    Withdrawn, or withheld: 410. Anything else, the master included: 404.
    """
    photo = photo_for_path(path)
    if photo is None:
        raise Http404
    made_of(request, keys.photo(photo.pk))
    kept_by_browsers(request, FRESH)
    uses = PhotoUse.objects.filter(photo=photo)
    if not photo.is_withheld and uses.filter(article__in=Article.objects.published()).exists():
        return serve(request, photo, path, public=True)
    if may_see(request.user, photo, uses):
        return serve(request, photo, path, public=False)
    seen = Article.objects.published() if photo.is_withheld else Article.objects.none()
    if uses.filter(article__in=seen | Article.objects.withdrawn()).exists():
        return gone(request)
    raise Http404


def may_see(user, photo, uses):
    """True for staff who may see the photo itself, or a story that it stands in."""
    if not user.is_staff:
        return False
    if Photo.objects.visible_to(user).filter(pk=photo.pk).exists():
        return True
    return uses.filter(article__in=Article.objects.visible_to(user)).exists()
