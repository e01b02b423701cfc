"""The screens of consent: what the desk has to see to, and the agreements to one photo."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles.photos import consent
from articles.photos.flags import FlagRefused
from articles.photos.models import Agreement, Photo
from newsroom.screens import number_in, refuse_without, render_screen

MOST = 60  # photos of each kind on the list
SOON = 30  # days before an agreement ends


class AgreementForm(forms.ModelForm):
    given_on = forms.DateField(
        label=gettext_lazy("given on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        initial=timezone.localdate,
    )
    until = forms.DateField(
        label=gettext_lazy("good until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    class Meta:
        model = Agreement
        fields = ["person", "age", "guardian", "how", "given_on", "until"]


@require_safe
def waiting(request):
    """Photos whose consent is missing, has run out or was withdrawn, and agreements that end soon."""
    refuse_without(request, "photos.clear_photo")
    photos = Photo.objects.visible_to(request.user).newest_first()
    today = timezone.localdate()
    soon = photos.filter(consent_until__range=(today, today + timedelta(days=SOON)))
    shown = photos.filter(withheld_at=None)
    groups = [
        (_("Withheld from readers"), photos.withheld()),
        (_("An agreement has run out"), shown.lapsed()),
        (
            _("Shows a minor, and no guardian has agreed"),
            shown.filter(shows_minor=True, is_minor_cleared=False),
        ),
        (_("Consent of the persons shown is missing"), shown.filter(consent=Photo.Consent.NEEDED)),
        (_("An agreement ends within 30 days"), soon),
    ]
    return render_screen(
        request,
        "admin/photos/photo/consents.html",
        _("Consent of persons shown"),
        groups=[(title, found[:MOST], found.count()) for title, found in groups],
        most=MOST,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def of_photo(request, pk):
    """The agreements to one photo; a POST notes one, withdraws one, withholds the photo or shows it again."""
    photo = get_object_or_404(Photo.objects.visible_to(request.user), pk=pk)
    if not photo.is_changeable_by(request.user):
        raise PermissionDenied
    form = AgreementForm(request.POST if request.POST.get("act") == "agree" else None)
    if request.method == "POST":
        try:
            if done(request, photo, form):
                return redirect("admin:photos_photo_consent", pk)
        except FlagRefused as refused:
            messages.error(request, str(refused))
            if not form.is_bound:
                return redirect("admin:photos_photo_consent", pk)
    return render_screen(
        request,
        "admin/photos/photo/consent.html",
        _("Consent: %(photo)s") % {"photo": photo},
        photo=photo,
        form=form,
        agreements=photo.agreements.select_related("noted_by", "withdrawn_by"),
        may_clear=request.user.has_perm("photos.clear_photo"),
        stories=photo.uses.count(),
    )


def done(request, photo, form):
    """Does what was asked for. False if the form is not filled in right; raises FlagRefused."""
    act, note, by = request.POST.get("act"), request.POST.get("note", ""), request.user
    if act == "agree":
        if not form.is_valid():
            return False
        consent.agree(photo, by=by, **form.cleaned_data)
    elif act == "withdraw":
        agreement = get_object_or_404(photo.agreements, pk=number_in(request.POST.get("agreement")))
        consent.withdraw(agreement, by=by, note=note)
        messages.success(request, _("Readers no longer see this photo."))
    elif act == "withhold":
        consent.withhold(photo, by=by, note=note)
        messages.success(request, _("Readers no longer see this photo."))
    elif act == "show":
        consent.show_again(photo, by=by, note=note)
    else:
        raise Http404
    return True
