"""Finding photos: the questions of the library's form, and the photos that answer to them."""

from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.library.uses import USES, used_in
from articles.models import Article, PhotoUse
from articles.photos.models import Photo
from newsroom.districts.models import District

FIELDS = ("caption", "alt", "credit", "place", "people", "keywords", "filename")
FLAGS = {
    "held_back": Photo.objects.uncleared,
    "withheld": Photo.objects.withheld,
    "consent": lambda: Photo.objects.exclude(consent=Photo.Consent.NOT_NEEDED),
    "minor": lambda: Photo.objects.filter(shows_minor=True),
    "ai": lambda: Photo.objects.filter(is_ai_made=True),
}
ORDERS = {
    "": ("-created_at", "-pk"),
    "oldest": ("created_at", "pk"),
    "shot": (F("shot_at").desc(nulls_last=True), "-pk"),
    "shot_oldest": (F("shot_at").asc(nulls_last=True), "pk"),
    "caption": ("caption", "pk"),
}


class LibraryForm(forms.Form):
    """What the library is asked. Everything is optional; what makes no sense is passed over."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.SearchInput(attrs={"placeholder": _("Caption, place, tag, file")}),
    )
    person = forms.CharField(label=_("Photographer or person shown"), required=False, max_length=40)
    district = forms.CharField(
        label=_("district"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"list": "districts"}),
    )
    use = forms.ChoiceField(
        label=_("Use"),
        required=False,
        choices=[
            ("", _("all")),
            ("unused", _("in no story")),
            ("used", _("in a story")),
            ("in_work", _("in a story not published yet")),
            ("published", _("published")),
        ],
    )
    flag = forms.ChoiceField(
        label=_("Flags"),
        required=False,
        choices=[
            ("", _("all")),
            ("held_back", _("not cleared")),
            ("withheld", _("withheld from readers")),
            ("consent", _("with consent")),
            ("minor", _("shows a minor")),
            ("ai", _("made by AI")),
        ],
    )
    by = forms.ChoiceField(
        label=_("Date"), required=False, choices=[("", _("uploaded at")), ("shot", _("taken at"))]
    )
    since = forms.DateField(label=_("from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=pgettext_lazy("date", "to"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    mine = forms.BooleanField(label=_("only my own"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("newest first")),
            ("oldest", _("oldest first")),
            ("shot", _("taken last first")),
            ("shot_oldest", _("taken first first")),
            ("caption", _("by caption")),
        ],
    )

    @property
    def asked(self):
        """The answers that are valid, as a dict without the empty ones."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def found(user, asked):
    """The photos for this person that answer to what was asked, in order."""
    stories = Article.objects.visible_to(user)
    photos = Photo.objects.visible_to(user)
    for word in asked.get("q", "").split():
        photos = photos.filter(names(word, stories))
    if person := asked.get("person"):
        photos = photos.filter(Q(photographer__name__icontains=person) | Q(people__icontains=person))
    if name := asked.get("district"):
        photos = photos.filter(taken_in(name, stories))
    if asked.get("use") == "unused":
        photos = photos.exclude(used_in(stories))
    elif use := asked.get("use"):
        photos = photos.filter(used_in(USES[use](stories)))
    if flag := asked.get("flag"):
        photos = photos.filter(pk__in=FLAGS[flag]().values("pk"))
    if asked.get("mine"):
        photos = photos.uploaded_by(user)
    moment = "shot_at" if asked.get("by") == "shot" else "created_at"
    if since := asked.get("since"):
        photos = photos.filter(**{f"{moment}__date__gte": since})
    if until := asked.get("until"):
        photos = photos.filter(**{f"{moment}__date__lte": until})
    return photos.order_by(*ORDERS[asked.get("sort", "")])


def names(word, stories):
    """The word in what the photo says, or in its caption in a story that this person may see."""
    own = Q(photographer__name__icontains=word)
    for field in FIELDS:
        own |= Q(**{f"{field}__icontains": word})
    uses = PhotoUse.objects.filter(photo=OuterRef("pk"), caption__icontains=word, article__in=stories)
    return own | Exists(uses)


def taken_in(name, stories):
    """Taken in a place of this name or within it, or used in a story from there."""
    places = District.objects.named(name)
    within, told = District.objects.none(), Article.objects.none()
    for place in places[:5]:
        within |= District.objects.within(place)
        told |= stories.in_district(place)
    return Q(district__in=within) | used_in(told) if places else Q(place__icontains=name)
