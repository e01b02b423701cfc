"""Links under which an outsider may read a story before it is published: made and revoked here."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.record import back_office, visible_story
from articles.models import PreviewLink
from newsroom.screens import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def preview_links(request, pk, admin_site):
    """Lists the links of a story; POST makes one, for a version if `version` names its number."""
    story = visible_story(request, pk)
    if not request.user.has_perm("articles.add_previewlink"):
        raise PermissionDenied
    if request.method == "POST":
        version = story.versions.filter(number=number_in(request.POST.get("version"))).first()
        with transaction.atomic():
            PreviewLink.objects.create(article=story, version=version, created_by=request.user)
        messages.success(
            request,
            _("The link is made. It opens for %(hours)s hours.") % {"hours": settings.PREVIEW_LINK_HOURS},
        )
        return redirect("admin:articles_article_preview_links", pk)
    context = back_office(
        request,
        admin_site,
        story,
        _("Preview links"),
        links=story.preview_links.select_related("created_by", "version"),
        valid={link.pk for link in story.preview_links.valid()},
        versions=story.versions.defer("content"),
        hours=settings.PREVIEW_LINK_HOURS,
        site_url=settings.SITE_URL,
    )
    return TemplateResponse(request, "admin/articles/article/preview_links.html", context)


@require_POST
def revoke(request, pk, link_pk):
    """Closes one link at once: whoever may make links for the story may close any of them."""
    story = visible_story(request, pk)
    if not request.user.has_perm("articles.change_previewlink"):
        raise PermissionDenied
    get_object_or_404(story.preview_links, pk=link_pk).revoke()
    messages.success(request, _("The link is closed."))
    return redirect("admin:articles_article_preview_links", pk)
