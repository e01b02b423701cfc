"""Photos by upload: one by one for the story form, many at once from the photo list."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles.photos.intake import PhotoRefused, accept


@require_POST
@csrf_protect
@permission_required("photos.add_photo", raise_exception=True)
def upload(request):
    """POST `file`: the new photo as JSON, or `{"error": sentence}` with status 422."""
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": _("No file was sent.")}, status=422)
    try:
        photo = accept(file, by=request.user)
    except PhotoRefused as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse(described(photo))


def described(photo):
    """What the story form needs to show a photo and to fill in its use."""
    return {
        "id": photo.pk,
        "thumbnail": photo.thumbnail_url,
        "caption": photo.caption,
        "credit": photo.credit,
        "alt": photo.alt,
        "place": photo.place,
        "shot_at": timezone.localtime(photo.shot_at).isoformat() if photo.shot_at else None,
        "width": photo.width,
        "height": photo.height,
    }


def upload_many(request):
    """Takes all `file`s of a plain form post and says in messages what became of each.

    Whoever sent one goes to its page, whoever sent several to the list.
    """
    photos, refused = [], 0
    for file in request.FILES.getlist("file"):
        try:
            photos.append(accept(file, by=request.user))
        except PhotoRefused as refusal:
            refused += 1
            messages.error(request, str(refusal))
    if not photos and not refused:
        messages.error(request, _("Choose at least one picture."))
    if photos:
        count = len(photos)
        messages.success(
            request, ngettext("%(count)d photo added.", "%(count)d photos added.", count) % {"count": count}
        )
    if len(photos) == 1:
        return redirect("admin:photos_photo_change", photos[0].pk)
    return redirect("admin:photos_photo_changelist" if photos else "admin:photos_photo_add")
