"""Words and flags for many photos at once: one table, and one row of common values above it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.library.warning import warn_of_readers
from articles.photos.flags import FlagRefused
from articles.photos.forms import FlagsForm
from articles.photos.intake import photographer_named
from articles.photos.models import Photo
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

AT_ONCE = 60
ORDER = (
    *("caption", "alt", "credit", "photographer_name", "place", "district_name", "shot_at", "people"),
    *("keywords", "consent", "shows_minor", "is_ai_made"),
)
COMMON = tuple(name for name in ORDER if name not in ("alt", "shows_minor", "is_ai_made"))
NOTHING = ("", None, Photo.Consent.NOT_NEEDED)  # what counts as empty


class DescribeForm(FlagsForm):
    """One row. People and places are typed by name: a list of hundreds in each row helps nobody."""

    is_minor_cleared = None
    field_order = ORDER
    photographer_name = forms.CharField(
        label=gettext_lazy("photographer"),
        required=False,
        widget=forms.TextInput(attrs={"list": "photographers"}),
    )
    district_name = forms.CharField(
        label=gettext_lazy("district"), required=False, widget=forms.TextInput(attrs={"list": "districts"})
    )

    class Meta:
        model = Photo
        fields = ["caption", "alt", "credit", "place", "shot_at", "people", "keywords"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "shot_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        photo = self.instance
        self.fields["photographer_name"].initial = photo.photographer.name if photo.photographer_id else ""
        self.fields["district_name"].initial = photo.district.short_name if photo.district_id else ""

    def clean_photographer_name(self):
        name = self.cleaned_data["photographer_name"].strip()
        if "photographer_name" not in self.changed_data:
            return name
        self.instance.photographer = photographer_named(name)
        if name and self.instance.photographer is None:
            raise forms.ValidationError(_("Nobody on file goes by this name, or several do."))
        return name

    def clean_district_name(self):
        name = self.cleaned_data["district_name"].strip()
        if "district_name" not in self.changed_data:
            return name
        places = District.objects.named(name)[:2] if name else []
        self.instance.district = places[0] if places else None
        if name and not places:
            raise forms.ValidationError(_("There is no place of this name."))
        return name

    @property
    def changed_words(self):
        """The columns to write: what was not touched here may have been by somebody else."""
        columns = {"photographer_name": "photographer", "district_name": "district"}
        words = [*self.Meta.fields, *columns]
        return [columns.get(name, name) for name in self.changed_data if name in words]


class CommonForm(DescribeForm):
    """The row above: what is filled in here can be taken over by all."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(COMMON):
            del self.fields[name]
        self.fields["consent"].choices = [("", "—"), *Photo.Consent.choices]
        self.initial["consent"] = ""

    def clean(self):
        return self.cleaned_data

    @cached_property
    def values(self):
        return {name: self[name].value() for name in COMMON if self[name].value()}  # as typed


class Rows(forms.BaseModelFormSet):
    def __init__(self, *args, user, note="", **kwargs):
        self.user, self.note = user, note
        super().__init__(*args, **kwargs)

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.user, form.note = self.user, self.note
        return form


RowFormSet = forms.modelformset_factory(Photo, form=DescribeForm, formset=Rows, extra=0)


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request):
    """GET: the table for the photos `ids`. POST: saves it; with `fill`, only fills it in."""
    if not request.user.has_perm("photos.change_photo"):
        raise PermissionDenied
    photos = chosen(request)
    if not photos:
        messages.warning(request, _("Choose photos that you may change."))
        return redirect("admin:photos_photo_changelist")
    note = request.POST.get("note", "")
    how = {"queryset": photos, "user": request.user, "note": note, "prefix": "rows"}
    common = CommonForm(request.POST or None, prefix="common")
    data = with_rows_of(photos, request.POST) if request.method == "POST" else None
    if request.POST.get("fill") in ("empty", "all"):
        rows = RowFormSet(filled(data, common, request.POST["fill"]), **how)
        rows.is_valid()
    elif request.method == "POST":
        rows = RowFormSet(data, **how)
        if rows.is_valid() and saved(request, rows):
            return redirect("admin:photos_photo_changelist")
    else:
        rows = RowFormSet(**how)
    context = admin.site.each_context(request) | {
        "title": _("Describe photos"),
        "opts": Photo._meta,
        "is_fullwidth": "1",
        "rows": rows,
        "common": common,
        "note": note,
        "ids": ",".join(str(photo.pk) for photo in photos),
        "districts": District.objects.districts().values_list("short_name", flat=True),
        "photographers": Reporter.objects.active().filter(kind__in=["photographer", "reporter"])[:300],
    }
    return render(request, "admin/photos/photo/describe.html", context)


def chosen(request):
    """The photos that were asked for and that this person may change, at most AT_ONCE."""
    asked = [*request.GET.getlist("ids"), *request.POST.get("ids", "").split(",")]
    ids = {int(one) for each in asked for one in each.split(",") if one.isdecimal() and len(one) < 18}
    photos = Photo.objects.visible_to(request.user).changeable_by(request.user)
    photos = photos.filter(pk__in=sorted(ids)[:AT_ONCE]).select_related("photographer", "district")
    return photos.order_by("created_at", "pk")


def with_rows_of(photos, data):
    """The posted data with the rows of these photos alone, counted anew.

    A photo that was deleted meanwhile, or is not this person's to change, has no row any more.
    """
    ids = {str(photo.pk) for photo in photos}
    found = data.copy()
    for name in [name for name in found if name.startswith("rows-")]:
        del found[name]
    number = 0
    for old in range(AT_ONCE):
        if data.get(f"rows-{old}-id") in ids:
            ids.remove(data[f"rows-{old}-id"])
            start = f"rows-{old}-"
            for name in [name for name in data if name.startswith(start)]:
                found[f"rows-{number}-{name[len(start) :]}"] = data[name]
            number += 1
    found["rows-TOTAL_FORMS"] = found["rows-INITIAL_FORMS"] = str(number)
    return found


def filled(data, common, how):
    """The posted rows with the common values put in: where nothing stands, or everywhere."""
    for number in range(int(data["rows-TOTAL_FORMS"])):
        for name, value in common.values.items():
            key = f"rows-{number}-{name}"
            if how == "all" or data.get(key) in NOTHING:
                data[key] = value
    return data


def saved(request, rows):
    """Saves the rows that were changed, all or none. False if a flag was refused meanwhile."""
    try:
        with transaction.atomic():
            done = [(form.instance, save(form)) for form in rows if form.has_changed()]
    except FlagRefused as refusal:
        messages.error(request, str(refusal))
        return False
    number = len(done)
    said = ngettext("%(count)d photo was described.", "%(count)d photos were described.", number)
    messages.success(request, said % {"count": number})
    for photo, events in done:
        warn_of_readers(request, photo, events)
    return True


def save(form):
    """Saves one row. Returns the events of its flags."""
    if form.changed_words:
        form.instance.save(update_fields=form.changed_words)
    return form.declare()
