"""The form of an assignment. It checks what was typed, never who may do what."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.planning.models import Assignee, Assignment
from newsroom.reporters.models import Reporter

# What is written on the assignment itself, and shown beside what somebody else saved.
FACTS = (
    *("topic", "brief", "starts_at", "ends_at", "deadline", "address"),
    *("may_be_taken", "editor", "characters", "pictures", "column", "desk"),
)
TASKS = {"writers": Assignee.Task.WRITING, "photographers": Assignee.Task.PHOTOS}


class PeopleField(forms.ModelMultipleChoiceField):
    """People found by typing their name."""

    def __init__(self, **kwargs):
        widget = AutocompleteSelectMultiple(Assignee._meta.get_field("reporter"), admin.site)
        super().__init__(Reporter.objects.active(), required=False, widget=widget, **kwargs)


class AssignmentForm(forms.ModelForm):
    """`seen_revision` says on which version the form was opened: nobody overwrites another's plan."""

    writers = PeopleField(
        label=_("text by"), help_text=_("They are asked, and can accept, decline or hand it on.")
    )
    photographers = PeopleField(label=_("pictures by"))
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Assignment
        fields = [*FACTS, "districts", "unions"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = {name: set() for name in TASKS}
        if self.instance.pk:
            for name, task in TASKS.items():
                parts = self.instance.assignees.active().filter(task=task)
                self.before[name] = set(Reporter.objects.filter(assigned__in=parts))
                self.fields[name].initial = [person.pk for person in self.before[name]]
                ids = [person.pk for person in self.before[name]]
                self.fields[name].queryset = Reporter.objects.filter(Q(is_active=True) | Q(pk__in=ids))
            self.fields["seen_revision"].initial = self.instance.revision

    def clean(self):
        data = super().clean()
        if (
            self.instance.pk
            and data.get("seen_revision") != Assignment.objects.get(pk=self.instance.pk).revision
        ):
            self._show_what_others_saved(data)
        return data

    def _show_what_others_saved(self, typed):
        """Nothing typed is lost: each field that differs says what was saved meanwhile."""
        saved = Assignment.objects.get(pk=self.instance.pk)
        self.add_error(
            None,
            _now(
                "Somebody else has changed this assignment since you opened it. Your words are still "
                "here; below each field that differs stands what was saved. Save again to keep yours."
            ),
        )
        for name in FACTS:
            value = getattr(saved, name)
            if name in typed and value != typed[name]:
                shown = "—" if value in (None, "") else value
                self.add_error(name, _now("Saved meanwhile: %(value)s") % {"value": shown})
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_revision")] = saved.revision

    def people_changes(self):
        """Who is new and who is not on it any more, by task: pairs of lists of Reporters."""
        for name, task in TASKS.items():
            now = set(self.cleaned_data.get(name) or ())
            added = sorted(now - self.before[name], key=lambda person: person.pk)
            gone = sorted(self.before[name] - now, key=lambda person: person.pk)
            yield task, added, gone

    @property
    def changed_facts(self):
        """True if something else than its people was changed."""
        return bool(set(self.changed_data) - {*TASKS, "seen_revision"})
