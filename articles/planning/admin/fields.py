"""What the forms of planning share: moments typed in one field, and who may be in charge."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from unfold.widgets import INPUT_CLASSES, UnfoldAdminTextareaWidget

from articles.planning.week import FIRST_YEAR, LAST_YEAR
from newsroom.reporters import roles
from newsroom.reporters.models import User


class MomentInput(forms.DateTimeInput):
    """Day and time in one field, with the clock and calendar of the device."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__({"class": " ".join(INPUT_CLASSES), **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment that the calendar has: the year 1, say, no database could bring to its own time zone."""

    def validate(self, value):
        super().validate(value)
        if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__({"class": " ".join(INPUT_CLASSES), **(attrs or {})}, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__({"class": " ".join(INPUT_CLASSES), **(attrs or {})}, format="%H:%M")


OVERRIDES = {
    models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
    models.DateField: {"form_class": forms.DateField, "widget": DayInput},
    models.TimeField: {"form_class": forms.TimeField, "widget": HourInput},
    models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})},
}


def planners():
    """The accounts of those who may be in charge of an assignment."""
    return (
        User.objects.filter(is_active=True, groups__name__in=roles.EDITORS).distinct().order_by("name", "pk")
    )


def subject_field(db_field, kwargs):
    """Narrows the choosers of a subject: columns that are kept up, editors who plan."""
    if db_field.name == "editor":
        kwargs["queryset"] = planners()
    elif db_field.name == "column":
        kwargs["queryset"] = db_field.remote_field.model.objects.active()
    return kwargs
