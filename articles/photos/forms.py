"""The forms of a photo in the back office: its words, and what is declared about it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldBooleanSwitchWidget,
)

from articles.photos import flags
from articles.photos.models import Photo


class FlagsForm(forms.ModelForm):
    """The flags as fields. They are declared, and so put on record, and not just saved.

    `user` is whoever declares; the note is the form's own, or the `note` that was set on it.
    """

    consent = forms.ChoiceField(
        label=_("consent of the persons shown"), choices=Photo.Consent.choices, required=False
    )
    shows_minor = forms.BooleanField(label=_("shows a minor"), required=False)
    is_minor_cleared = forms.BooleanField(label=_("guardian has agreed"), required=False)
    is_ai_made = forms.BooleanField(label=_("made by AI"), required=False)

    user = None
    note = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in flags.FIELDS:
            if name in self.fields:
                self.fields[name].initial = getattr(self.instance, name)

    def clean(self):
        data = super().clean()
        try:
            flags.planned(self.instance, by=self.user, note=self.note_given(), **self.declared())
        except flags.FlagRefused as refusal:
            self.add_error(None, str(refusal))
        return data

    def note_given(self):
        return self.cleaned_data.get("flag_note") or self.note

    def declared(self):
        """The flags as they were filled in, those that this form shows."""
        data = self.cleaned_data
        values = {name: data[name] for name in flags.FIELDS if name in self.fields and name in data}
        if not values.get("consent", True):
            del values["consent"]
        return values

    def declare(self):
        """Puts the flags on record. Returns the events. Raises FlagRefused."""
        return flags.declare(self.instance, by=self.user, note=self.note_given(), **self.declared())


class PhotoForm(FlagsForm):
    """The page of one photo."""

    flag_note = forms.CharField(
        label=_("note for the record"),
        required=False,
        help_text=_("Who has agreed, when, and where the paper is kept. Needed to clear a flag."),
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
    )

    class Meta:
        model = Photo
        fields = [
            *("caption", "alt", "credit", "photographer", "place", "district", "shot_at"),
            *("people", "keywords", "focal_x", "focal_y"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].widget = UnfoldAdminSelectWidget(choices=Photo.Consent.choices)
        for name in ("shows_minor", "is_minor_cleared", "is_ai_made"):
            self.fields[name].widget = UnfoldBooleanSwitchWidget()
