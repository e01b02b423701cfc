"""Where the news comes from: a district, a sub-district or town, a union. All of them: city.py."""

from django.shortcuts import get_object_or_404, render

from articles.models import Article
from articles.public.pages import paginate, public_page
from newsroom.districts.models import District, Union


@public_page
def district(request, path):
    place = get_object_or_404(District.objects.select_related("parent"), path=path)
    stories = Article.objects.published().in_district(place).newest_first().for_cards()
    return render(
        request,
        "public/district.html",
        {
            "place": place,
            "below": District.objects.subdistricts().children_of(place),
            "unions": Union.objects.active().filter(district=place),
            "page": paginate(request, stories),
        },
    )


@public_page
def union(request, pk):
    union = get_object_or_404(Union.objects.select_related("parent", "district"), pk=pk)
    stories = Article.objects.published().from_union(union).newest_first().for_cards()
    return render(
        request,
        "public/union.html",
        {
            "union": union,
            "below": Union.objects.active().children_of(union),
            "page": paginate(request, stories),
        },
    )
