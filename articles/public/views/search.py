"""Search: words, and filters by date, district and column. All of it stands in the address."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Column
from articles.public import keys
from articles.public.pages import paginate, public_page
from articles.search.finding import search as find
from newsroom.districts.models import District


class SearchForm(forms.Form):
    """Whatever is wrong in the address is told beside its field, and the rest is searched."""

    q = forms.CharField(label=_("Words"), max_length=100, required=False)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    district = forms.ModelChoiceField(
        District.objects.districts(),
        label=pgettext_lazy("a place", "District"),
        to_field_name="path",
        required=False,
        empty_label=_("All"),
    )
    column = forms.ModelChoiceField(
        Column.objects.for_readers().active(),
        label=_("Column"),
        to_field_name="slug",
        required=False,
        empty_label=_("All"),
    )
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    @property
    def filters(self):
        return [self[name] for name in ("since", "until", "district", "column")]


@public_page
def search(request):
    keys.made_of(request, keys.SEARCH)
    form = SearchForm(request.GET)
    form.is_valid()  # what is not valid is told beside its field and left out here
    asked = form.cleaned_data
    query = asked.pop("q", "").strip()
    context = {"form": form, "query": query}
    if query:
        results = find(query, **asked)
        page = paginate(request, results)
        page.object_list = page.object_list.for_cards()
        context |= {"results": results, "page": page}
    return render(request, "public/search.html", context)
