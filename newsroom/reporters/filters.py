"""Forms above lists: by whose desk, and by district. What they leave is up to the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.districts.models import District
from newsroom.reporters.models import Desk


class DeskFilter(forms.Form):
    """One desk, or all."""

    desk = forms.ModelChoiceField(
        Desk.objects.all(), label=_("desk"), required=False, empty_label=_("All desks")
    )


class DeskAndDistrictFilter(DeskFilter):
    """One desk and one district, or all; no sub-districts, of which there are hundreds."""

    district = forms.ModelChoiceField(
        District.objects.filter(level=District.Level.DISTRICT),
        label=_("district"),
        required=False,
        empty_label=_("All districts"),
    )
