"""The forms of a story in the back office. They check what was typed, never who may do what."""

import re

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField, TagWidget
from unfold.widgets import INPUT_CLASSES, UnfoldAdminTextareaWidget

from articles.admin.known import at_hand, know
from articles.models import Article, PhotoUse
from articles.moves import MOVES
from articles.photos.models import Photo
from articles.rules import wrong_status


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of uploaded files, as a list. What is in them is looked at when they are saved."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        return [super(SeveralFilesField, self).clean(one, initial) for one in data or [] if one]


class StoryTagsField(TagField):
    """Tags as a Chinese keyboard writes them: full-width commas and 、 part them, too."""

    def clean(self, value):
        return super().clean(re.sub("[，、；;]", ",", value or ""))


def opened_on(data):
    """The revision on which the form in `data` was opened, or None where it does not say.

    `take_revision` is that of the text which a stale form showed beside the typed one.
    """
    seen = data.get("take_revision") or data.get("seen_revision") or ""
    return int(seen) if seen.isdecimal() and len(seen) < 10 else None


class LineInput(forms.Textarea):
    """One line of the headline block: it wraps on the screen like a headline, and is one line still."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, "class": "sheet__field", "autocomplete": "off"} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value and re.sub(r"\s*[\r\n]+\s*", " ", value)


class ArticleForm(forms.ModelForm):
    """A story as it is written. Nothing is required: a draft saves incomplete.

    `seen_revision`, `seen_status` and `seen_note` say what the person saw when the form was
    opened (rule 7). With `_restore` among the data the form only shows them: it is never valid.
    """

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_status = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_note = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    photo_files = SeveralFilesField(label=_("photos"), required=False)

    class Meta:
        model = Article
        fields = [
            *("kicker", "headline", "subhead", "column", "dateline", "body", "districts"),
            *("unions", "tags", "source", "note", "desk"),
        ]
        field_classes = {"tags": StoryTagsField}
        widgets = {
            "kicker": LineInput,
            "headline": LineInput,
            "subhead": LineInput,
            "dateline": forms.TextInput({"class": "sheet__field", "autocomplete": "off"}),
            "note": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "tags": TagWidget(attrs={"class": " ".join(INPUT_CLASSES)}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stale = False
        for name in {"kicker", "headline", "subhead", "dateline"} & set(self.fields):
            self.fields[name].widget.attrs["placeholder"] = capfirst(self.fields[name].label)
        for name in {"column", "desk", "districts", "unions"} & set(self.fields):
            know(self.fields[name], at_hand(self.instance, name))
        if self.instance.pk and "seen_revision" in self.fields:
            self.fields["seen_revision"].initial = self.instance.revision
            self.fields["seen_status"].initial = self.instance.status
            self.fields["seen_note"].initial = self.instance.note

    def is_valid(self):
        return super().is_valid() and "_restore" not in self.data

    @property
    def is_only_stale(self):
        """Nothing is wrong with what was typed: it only came too late."""
        return self.stale and list(self.errors) == [NON_FIELD_ERRORS] and len(self.non_field_errors()) == 1

    def clean(self):
        data = super().clean()
        if self.instance.pk is None:
            return data
        if data.get("seen_status") and data["seen_status"] != self.instance.status:
            verb = self.data.get("_move") if self.data.get("_move") in MOVES else "submit"
            self.add_error(None, wrong_status(self.instance, verb))
            self.data = self.data.copy()  # said once: now the person has seen it
            self.data["seen_status"] = self.instance.status
        if (
            "_restore" not in self.data
            and self.instance.is_published
            and not self.data.get("_note", "").strip()
        ):
            self.add_error(
                None,
                _("Say in the note what is corrected. Readers will see it below the story."),
            )
        if opened_on(self.data) != self.instance.revision:
            self.stale = True
            self.add_error(
                None,
                _(
                    "Somebody else has saved this story since you opened it. Nothing of yours is "
                    "lost: look at both above, and save again."
                ),
            )
        return data


class BylineForm(forms.ModelForm):
    """One name on the story."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "reporter" in self.fields:
            know(self.fields["reporter"], at_hand(self.instance, "reporter"))


class BylineFormSet(forms.BaseInlineFormSet):
    """The names on one story. A new one stands last, unless it was given a place."""

    def get_queryset(self):
        """The names that the story came with, where they are at hand."""
        return at_hand(self.instance, "bylines") or super().get_queryset()

    def save_new(self, form, commit=True):
        if not form.instance.position:
            placed = [other.instance.position for other in self.forms]
            form.instance.position = max(placed, default=0) + 1
        return super().save_new(form, commit)


class PhotoUseForm(forms.ModelForm):
    """One photo of the story. The photo itself was uploaded before and is named by its id."""

    photo = forms.ModelChoiceField(Photo.objects.all(), widget=forms.HiddenInput)

    class Meta:
        model = PhotoUse
        fields = ["photo", "caption", "credit", "alt", "placement", "position", "is_ai_made"]
        widgets = {
            "position": forms.HiddenInput,
            "caption": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        }


class PhotoUseFormSet(forms.BaseInlineFormSet):
    """The photos of one story: only photos that this person may see, or that stand in it already."""

    user = None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["position"].required = False
        used = Photo.objects.filter(uses__article=self.instance.pk)
        form.fields["photo"].queryset = (Photo.objects.visible_to(self.user) | used).distinct()

    def save_new(self, form, commit=True):
        form.instance.position = form.instance.position or 0
        return super().save_new(form, commit)
