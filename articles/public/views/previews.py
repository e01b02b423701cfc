"""A story before it is published, exactly as readers will see it: the same template.

Never cached and never indexed. What one may not see does not exist.
"""

from functools import wraps

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.models import Article, PhotoUse, PreviewLink
from articles.photos.serving import photo_for_path, serve
from articles.public.pages import POLICY
from articles.reading import Reading


def preview_page(view):
    """For views that show what is not public: refusals included, nothing keeps a copy."""

    @wraps(view)
    def private(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"  # the address is the key
        return response

    return csp_override(POLICY)(require_safe(private))


@preview_page
def staff(request, pk):
    """For users who may see the story: as it stands, or `?version=3` of it."""
    if not request.user.is_staff:
        raise Http404
    story = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    if number := request.GET.get("version"):
        version = get_object_or_404(story.versions, number=number if number.isdecimal() else 0)
        return render_preview(request, Reading.of_version(version), version)
    return render_preview(request, Reading.of(story), None)


@preview_page
def outsider(request, token):
    """For whoever holds a link that is neither expired nor revoked."""
    link = valid_link(token)
    reading = Reading.of_version(link.version) if link.version else Reading.of(link.article)
    response = render_preview(request, reading, link.version)
    # The photos come through the link too: whoever holds it has no account.
    private = reverse("preview-media", args=[token, "x"]).removesuffix("x")
    response.content = response.content.replace(
        f'"{settings.MEDIA_URL}'.encode(), f'"{private}'.encode()
    ).replace(f" {settings.MEDIA_URL}".encode(), f" {private}".encode())
    return response


@preview_page
def media(request, token, path):
    """A photo of the story that the link opens."""
    link, photo = valid_link(token), photo_for_path(path)
    get_object_or_404(PhotoUse, article=link.article, photo=photo)
    return serve(request, photo, path, public=False)


def valid_link(token):
    return get_object_or_404(PreviewLink.objects.valid().select_related("article", "version"), token=token)


def render_preview(request, reading, version):
    context = {"story": reading, "preview": True, "version": version, "ran": None, "address": ""}
    return render(request, "public/article.html", context)
