from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from articles.issues.models import Issue, Page
from articles.moves import MoveRefused


class IssueForm(forms.ModelForm):
    class Meta:
        model = Issue
        fields = ["date", "number"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].required = self.instance.pk is not None


class PageForm(forms.ModelForm):
    """A row of the pages. On a new issue the rows come filled in, and count as they stand."""

    class Meta:
        model = Page
        fields = ["number", "name", "editor", "sheet"]

    def has_changed(self):
        if self.instance.pk is None and self.instance.issue_id is None:
            return bool(self.data.get(self.add_prefix("name"), "").strip())
        return super().has_changed()


class PageFormSet(forms.BaseInlineFormSet):
    """The pages of an issue. What can be chosen is the same in every row, and asked for once."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name in ("editor", "sheet"):
            if name in form.fields:
                if name not in self.choices:
                    # By itself, list() would ask how many there are first.
                    self.choices[name] = list(iter(form.fields[name].choices))
                form.fields[name].widget.choices = self.choices[name]

    @cached_property
    def choices(self):
        return {}

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk is None:
                continue
            try:
                form.instance.refuse_with_stories()
            except MoveRefused as refusal:
                raise ValidationError(str(refusal)) from refusal
