"""The table in which a word list's draft is edited, fifty rows at a time, and the import of a file."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget, UnfoldBooleanWidget

from articles.checking.models import Word
from articles.checking.sheets import COLUMNS


class WordForm(forms.ModelForm):
    """One row. It carries what it showed when it was drawn: only what was really typed is written.

    Where somebody else has changed the same cell meanwhile, the row is refused and says so.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = True
            field.widget.attrs["aria-label"] = str(field.label)
            if name == "term":  # a row may be emptied by its check box only
                field.widget.attrs["autocomplete"] = "off"

    def clean(self):
        data = super().clean()
        if self.instance.pk is None:
            return data
        saved = Word.objects.get(pk=self.instance.pk)
        for name in set(self.changed_data) & set(self._meta.fields):
            now = getattr(saved, name)
            if name in data and now != self.shown(name) and now != data[name]:
                sentence = _now(
                    "Somebody else wrote “%(text)s” here meanwhile. Save again to put yours in its place."
                )
                self.add_error(name, sentence % {"text": now})
        return data

    def shown(self, name):
        """The value that the page showed in this cell."""
        field = self.fields[name]
        raw = field.hidden_widget().value_from_datadict(self.data, self.files, self.add_initial_prefix(name))
        value = field.to_python(raw)
        return value if value is not None or name == "rank" else ""


class WordFormSet(forms.BaseModelFormSet):
    """The rows of one page of one list, and a few empty ones."""

    def __init__(self, *args, word_list, **kwargs):
        self.word_list = word_list
        super().__init__(*args, **kwargs)

    def save_new(self, form, commit=True):
        form.instance.word_list = self.word_list
        return super().save_new(form, commit)

    def clean(self):
        """No word stands twice in the list: not on this page, nor with the others."""
        rows = [
            form for form in self.forms if form not in self.deleted_forms and form.cleaned_data.get("term")
        ]
        terms = [form.cleaned_data["term"] for form in rows]
        others = self.word_list.words.filter(term__in=terms).values_list("term", "pk")
        there = dict(others)
        gone = {form.instance.pk for form in self.deleted_forms}
        for form, term in zip(rows, terms):
            if terms.count(term) > 1 or there.get(term, form.instance.pk) not in {form.instance.pk, *gone}:
                form.add_error("term", _now("This word stands in the list already."))


def word_formset(word_list):
    """The formset class for the columns of this list."""
    columns = COLUMNS[word_list.kind]
    return forms.modelformset_factory(
        Word,
        form=WordForm,
        formset=WordFormSet,
        fields=columns,
        extra=3,
        can_delete=True,
        max_num=1000,
        widgets={
            name: UnfoldBooleanWidget() if name == "is_blocking" else UnfoldAdminTextInputWidget()
            for name in columns
        },
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("spreadsheet"),
        help_text=_(
            ".xlsx, or .csv in UTF-8 or GB 18030. The first row names the columns, as an export does."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    replaces = forms.BooleanField(
        label=_("take out the words that the file does not have"),
        required=False,
        help_text=_("Only if all its rows are good; otherwise nothing changes."),
    )
