"""Where the news comes from: a district, a sub-district or town, a union. All of them: city.py."""

from django.shortcuts import get_object_or_404

from articles.public import keys
from articles.public.about import about_place, about_union
from articles.public.lists import render_list
from articles.public.pages import public_page
from newsroom.districts.models import District, Union


@public_page
def district(request, path, number=None):
    place = get_object_or_404(District.objects.select_related("parent"), path=path)
    return render_list(
        request,
        "public/district.html",
        lambda page: {"place": place} | about_place(place, is_newest=not page.number),
        kind="district",
        subject=place.pk,
        number=number,
        address=place.get_absolute_url(),
    )


@public_page
def union(request, pk, number=None):
    union = get_object_or_404(Union.objects.select_related("parent", "district"), pk=pk)

    def beside(page):
        found = about_union(union, is_newest=not page.number)
        if not page.number:  # it tells the numbers of those below
            keys.made_of(request, *(keys.listing("union", child.pk) for child in found["below"]))
        return {"union": union} | found

    return render_list(
        request,
        "public/union.html",
        beside,
        kind="union",
        subject=union.pk,
        number=number,
        address=union.get_absolute_url(),
    )
