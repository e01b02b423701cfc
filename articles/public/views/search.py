"""Search: words, and filters by date, district and column. All of it stands in the address."""

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Column
from articles.public.marking import snippet, terms_of
from articles.public.pages import paginate, public_page
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
        Column.objects.filter(is_active=True),
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
    form = SearchForm(request.GET)
    form.is_valid()  # what is not valid is left out of cleaned_data
    asked = form.cleaned_data
    query = asked.get("q", "").strip()
    context = {"form": form, "query": query}
    if query:
        from articles.search import search as find

        terms = terms_of(query)
        stories = find(query, **{name: asked.get(name) for name in ("since", "until", "district", "column")})
        page = paginate(request, stories)
        for article in page.object_list:
            article.snippet = snippet(article, terms)
        context |= {"page": page, "terms": terms}
    return render(request, "public/search.html", context)
