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
    """`seen_revision` says on which version the form was opened: nobody overwrites another's plan.

    `seen_people` says who was on it then. People answer and hand on all the time: only who was
    put in or taken out here is asked or taken off, whatever happened to the others meanwhile.
    """

    writers = PeopleField(
        label=_("text by"), help_text=_("They are asked, and can accept, decline or hand it on.")
    )
    photographers = PeopleField(label=_("pictures by"))
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen_people = forms.CharField(widget=forms.HiddenInput, required=False, max_length=5000)

    class Meta:
        model = Assignment
        fields = [*FACTS, "districts", "unions"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.there = {name: set() for name in TASKS}
        if self.instance.pk:
            for name, task in TASKS.items():
                parts = self.instance.assignees.active().filter(task=task)
                self.there[name] = set(Reporter.objects.filter(assigned__in=parts))
                self.fields[name].initial = [person.pk for person in self.there[name]]
                on_it = Reporter.objects.filter(assigned__in=self.instance.assignees.filter(task=task))
                self.fields[name].queryset = Reporter.objects.filter(
                    Q(is_active=True) | Q(pk__in=on_it.values("pk"))
                )
            self.fields["seen_revision"].initial = self.instance.revision
            self.fields["seen_people"].initial = self._people_there()

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

    def _people_there(self):
        """Who is on it, as the field `seen_people` has it: writers:1,2 photographers:3."""
        return " ".join(
            f"{name}:{','.join(str(person.pk) for person in sorted(people, key=by_id))}"
            for name, people in self.there.items()
        )

    def _people_seen(self, name):
        """The ids of those who were on it when the form was opened; of those who are, if it does not say."""
        said = dict(part.partition(":")[::2] for part in self.cleaned_data.get("seen_people", "").split())
        if name not in said:
            return {person.pk for person in self.there[name]}
        return {int(pk) for pk in said[name].split(",") if pk.isdecimal() and len(pk) < 18}

    def people_changes(self):
        """Whom this form puts on it and takes off, by task: (task, Reporters, Reporters).

        Who is on it already, or is off it already, is passed over.
        """
        for name, task in TASKS.items():
            now, there, seen = (
                set(self.cleaned_data.get(name) or ()),
                self.there[name],
                self._people_seen(name),
            )
            added = sorted((each for each in now - there if each.pk not in seen), key=by_id)
            gone = sorted((each for each in there - now if each.pk in seen), key=by_id)
            yield task, added, gone

    @property
    def changed_facts(self):
        """True if something else than its people was changed."""
        return bool(set(self.changed_data) - {*TASKS, "seen_revision", "seen_people"})


def by_id(person):
    return person.pk
