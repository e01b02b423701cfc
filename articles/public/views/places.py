"""Where the news comes from: a district, a sub-district or town, a union. All of them: city.py."""

from django.shortcuts import get_object_or_404

from articles.public.lists import render_list
from articles.public.pages import public_page
from newsroom.districts.models import District, Union


@public_page
def district(request, path, number=None):
    place = get_object_or_404(District.objects.select_related("parent"), path=path)
    return render_list(
        request,
        "public/district.html",
        {
            "place": place,
            "below": District.objects.subdistricts().children_of(place),
            "unions": Union.objects.active().filter(district=place),
        },
        kind="district",
        subject=place.pk,
        number=number,
        address=place.get_absolute_url(),
    )


@public_page
def union(request, pk, number=None):
    union = get_object_or_404(Union.objects.select_related("parent", "district"), pk=pk)
    return render_list(
        request,
        "public/union.html",
        {"union": union, "below": Union.objects.active().children_of(union)},
        kind="union",
        subject=union.pk,
        number=number,
        address=union.get_absolute_url(),
    )
