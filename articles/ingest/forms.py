from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import INPUT_CLASSES, UnfoldAdminTextareaWidget


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self):
        super().__init__(attrs={"class": " ".join(INPUT_CLASSES)}, format="%Y-%m-%d")


class PageForm(forms.Form):
    """A page as a file, or as pasted text: one of the two."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("Text or Markdown, as it comes out of OCR or a PDF. Drop it into the box or choose it."),
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.markdown,.text,text/plain,text/markdown"}),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 12}),
    )
    date = forms.DateField(
        label=_("Date of the issue"),
        required=False,
        help_text=_("Needed only where the page itself does not say it."),
        widget=DayInput(),
    )

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file and text.strip():
            raise forms.ValidationError(
                _("There is a file and a pasted text. Bring them one after the other.")
            )
        if file is None and not text.strip() and "file" not in self.errors:
            raise forms.ValidationError(_("Choose a file, or paste the text of a page."))
        return cleaned

    @property
    def source(self):
        """What `import_page` takes, and the name of the file ("" for pasted text)."""
        file = self.cleaned_data.get("file")
        return (file.read(), file.name) if file else (self.cleaned_data["text"], "")
