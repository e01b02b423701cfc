"""Setting a photo's focal point, and cutting a new photo out of it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.photos.cropping import crop
from articles.photos.intake import PhotoRefused
from articles.photos.models import Photo
from articles.photos.upload import described, refused

SHAPES = ["3:2", "1:1", "16:9"]  # as they are cropped on cards and covers


class FocusForm(forms.ModelForm):
    class Meta:
        model = Photo
        fields = ["focal_x", "focal_y"]


class PartForm(forms.Form):
    """The part of a picture, in per cent of what is seen after turning it."""

    turn = forms.TypedChoiceField(coerce=int, choices=[(angle, angle) for angle in (0, 90, 180, 270)])
    left = forms.FloatField(min_value=0, max_value=100)
    top = forms.FloatField(min_value=0, max_value=100)
    width = forms.FloatField(min_value=0, max_value=100)
    height = forms.FloatField(min_value=0, max_value=100)

    @property
    def box(self):
        data = self.cleaned_data
        right, bottom = data["left"] + data["width"], data["top"] + data["height"]
        return tuple(min(edge / 100, 1) for edge in (data["left"], data["top"], right, bottom))


def context_of(photo, user):
    """What the template _frame.html shows."""
    return {
        "photo": photo,
        "shapes": [shape.split(":") for shape in SHAPES],
        "may_focus": photo.is_changeable_by(user),
        "may_crop": user.has_perm("photos.add_photo"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def frame(request, pk):
    """GET: the fragment for a dialog. POST: the focal point that was set in it."""
    photo = get_object_or_404(Photo.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        if not photo.is_changeable_by(request.user):
            raise PermissionDenied
        form = FocusForm(request.POST, instance=photo)
        if not form.is_valid():
            return refused(_("The focal point lies within the picture."))
        photo.save(update_fields=["focal_x", "focal_y"])
        return JsonResponse({"focal_x": photo.focal_x, "focal_y": photo.focal_y})
    return render(
        request, "admin/photos/photo/_frame.html", context_of(photo, request.user) | {"is_dialog": 1}
    )


@require_POST
@permission_required("photos.add_photo", raise_exception=True)
def part(request, pk):
    """POST the part and the turn: the new photo, as JSON for a script, else its page."""
    photo = get_object_or_404(Photo.objects.visible_to(request.user), pk=pk)
    form = PartForm(request.POST)
    try:
        if not form.is_valid():
            raise PhotoRefused(_("Draw a frame within the picture."))
        new = crop(photo, by=request.user, box=form.box, turn=form.cleaned_data["turn"])
    except PhotoRefused as refusal:
        if request.accepts("text/html"):
            messages.error(request, str(refusal))
            return redirect("admin:photos_photo_change", pk)
        return refused(refusal)
    if request.accepts("text/html"):
        messages.success(request, _("This is the new photo. The one it was cut from stays as it is."))
        return redirect("admin:photos_photo_change", new.pk)
    return JsonResponse(described(new))
