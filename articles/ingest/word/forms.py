from django import forms
from django.utils.translation import gettext_lazy as _

MAX_FILES = 20  # at once; each may bring its pictures


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """All chosen files, as a list."""

    def clean(self, data, initial=None):
        return [super(SeveralFilesField, self).clean(each, initial) for each in data or [None]]


class WordForm(forms.Form):
    """Word files, one story each."""

    files = SeveralFilesField(
        label=_("Word files"),
        allow_empty_file=True,
        help_text=_(".docx from Word or WPS, one story in each. Drop them into the box or choose them."),
        widget=SeveralFilesInput(
            attrs={
                "multiple": True,
                "accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            }
        ),
    )

    def clean_files(self):
        files = self.cleaned_data["files"]
        if len(files) > MAX_FILES:
            raise forms.ValidationError(_("Bring at most %(limit)d files at once.") % {"limit": MAX_FILES})
        return files
