"""The library as a wall of pictures, and the same in a dialog, to choose from."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.library.finding import LibraryForm, found
from articles.library.uses import uses_of
from articles.photos.models import Photo
from articles.photos.upload import as_data
from newsroom.districts.models import District

ON_A_PAGE = 48
IN_A_DIALOG = 24


def library(request):
    """GET: the photos that this person may see, as asked. About 15 queries, however many there are."""
    form, page = answer(request, ON_A_PAGE)
    uses = uses_of(page.object_list, request.user)
    context = admin.site.each_context(request) | {
        "title": _("Photos"),
        "opts": Photo._meta,
        "is_fullwidth": "1",
        "form": form,
        "page": page,
        "query": query_without_page(request),
        "is_narrowed": any(name not in ("sort", "by") for name in form.asked),
        "cards": [{"photo": photo, "uses": uses.get(photo.pk, [])} for photo in page.object_list],
        "districts": District.objects.districts().values_list("short_name", flat=True),
        "may_add": request.user.has_perm("photos.add_photo"),
        "may_change": request.user.has_perm("photos.change_photo"),
    }
    return render(request, "admin/photos/photo/library.html", context)


@require_safe
def chooser(request):
    """GET: a fragment, the same photos for the dialog of the story form."""
    if not request.user.has_perm("photos.view_photo"):
        raise PermissionDenied
    form, page = answer(request, IN_A_DIALOG)
    context = {
        "form": form,
        "page": page,
        "query": query_without_page(request),
        "cards": [{"photo": photo, "data": as_data(photo)} for photo in page.object_list],
    }
    return render(request, "admin/photos/photo/_chooser.html", context)


def answer(request, number):
    """The form as it was filled in, and one page of what it finds."""
    form = LibraryForm(request.GET, label_suffix="")
    photos = found(request.user, form.asked).select_related("photographer", "district")
    return form, Paginator(photos, number).get_page(request.GET.get("p"))


def query_without_page(request):
    query = request.GET.copy()
    query.pop("p", None)
    return query.urlencode()
