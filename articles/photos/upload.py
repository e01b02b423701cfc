"""Photos by upload: piece by piece for whoever has scripts, and by plain form for all others."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from articles.photos import uploads
from articles.photos.intake import PhotoRefused, accept
from articles.photos.looks import alike, look_at_older
from articles.photos.models import Upload

BYTES = "application/offset+octet-stream"  # as in the tus protocol
may_add = permission_required("photos.add_photo", raise_exception=True)


@require_POST
@csrf_protect
@may_add
def upload(request):
    """POST `file`: the new photo as JSON, or `{"error": sentence}` with status 422."""
    file = request.FILES.get("file")
    if file is None:
        return refused(_("No file was sent."))
    try:
        photo = accept(file, by=request.user, may_be_own=True)
    except PhotoRefused as refusal:
        return refused(refusal)
    return JsonResponse(described(photo))


# Piece by piece


@require_POST
@csrf_protect
@may_add
def begin(request):
    """POST `name`, `size` in bytes and `fingerprint`: where the file goes, and how much is there."""
    sent = request.POST
    size = sent.get("size", "")
    try:
        begun = uploads.begin(
            owner=request.user,
            name=sent.get("name", "")[:500],
            size=int(size) if size.isdecimal() and len(size) < 12 else 0,
            fingerprint=sent.get("fingerprint", ""),
        )
    except PhotoRefused as refusal:
        return refused(refusal)
    return progress(begun, status=201)


@require_http_methods(["GET", "HEAD", "DELETE"])
@csrf_protect
@may_add
def one(request, token):
    """GET: how much of the file is there. DELETE: take it back, with the photo it became."""
    begun = own(request, token)
    if request.method == "DELETE":
        uploads.take_back(begun)
        return HttpResponse(status=204)
    return progress(begun)


@require_POST
@csrf_protect
@may_add
def pieces(request, token):
    """POST bytes with the header Upload-Offset. 409 with the right offset if they begin elsewhere."""
    begun = own(request, token)
    if request.content_type != BYTES:
        return refused(_("That is no piece of a file."), status=415)
    offset = request.headers.get("Upload-Offset", "")
    if int(request.headers.get("Content-Length") or 0) > uploads.PIECE:
        return refused(_("That piece is too large."), status=413)
    piece = request.body  # before the row is held: a slow line keeps nobody waiting
    try:
        if not offset.isdecimal() or len(offset) > 11 or not piece:
            raise uploads.WrongOffset
        uploads.receive(begun, int(offset), piece)
    except uploads.WrongOffset:
        return progress(begun, status=409)
    return progress(begun)


@require_POST
@csrf_protect
@may_add
def finish(request, token):
    """POST: the photo that the whole file has become, with those that look like it."""
    begun = own(request, token)
    try:
        photo = uploads.finish(begun, by=request.user)
    except uploads.WrongOffset:
        return progress(begun, status=409)
    except PhotoRefused as refusal:
        return refused(refusal)
    look_at_older()
    near = [described(other) for other in alike(photo, request.user)]
    return JsonResponse(described(photo) | {"near": near})


def own(request, token):
    """The person's own upload; anybody else's is not there."""
    return get_object_or_404(Upload.objects.of(request.user).select_related("photo"), token=token)


def progress(begun, status=200):
    answer = {
        "address": reverse("admin:photos_upload", args=[begun.token]),
        "received": begun.received,
        "size": begun.size,
        "piece": uploads.PIECE,
        "photo": described(begun.photo) if begun.photo else None,
    }
    return JsonResponse(answer, status=status)


def refused(sentence, status=422):
    return JsonResponse({"error": str(sentence)}, status=status)


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
        "is_ai_made": photo.is_ai_made,
        "is_cleared": photo.is_cleared,
        "address": reverse("admin:photos_photo_change", args=[photo.pk]),
        "name": str(photo),
    }


def as_data(photo):
    """The same as text, for a data-attribute."""
    return json.dumps(described(photo), ensure_ascii=False)


# By plain form


def upload_many(request):
    """Takes all `file`s of a plain form post and says in messages what became of each.

    Whoever sent one goes to its page, whoever sent several to the list.
    """
    photos, refused = [], 0
    for file in request.FILES.getlist("file"):
        try:
            photos.append(accept(file, by=request.user, may_be_own=True))
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
    for photo in photos:
        point_out_alike(request, photo)
    if len(photos) == 1:
        return redirect("admin:photos_photo_change", photos[0].pk)
    return redirect("admin:photos_photo_changelist" if photos else "admin:photos_photo_add")


def point_out_alike(request, photo):
    for other in alike(photo, request.user, limit=1):
        address = reverse("admin:photos_photo_change", args=[other.pk])
        link = format_html('<a href="{}">{}</a>', address, other)
        sentence = _("“{photo}” looks like a photo that is there already: {other}")
        messages.warning(request, format_html(sentence, photo=photo, other=link))
