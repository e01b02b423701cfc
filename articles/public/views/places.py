"""Where the news comes from: districts, sub-districts and towns, and the unions."""

from django.db.models import Case, Count, When
from django.shortcuts import get_object_or_404, render

from articles.models import Article
from articles.public.pages import paginate, public_page
from newsroom.districts.models import District, Union


@public_page
def districts(request):
    """All places in two levels, with the number of stories that name each."""
    through = Article.districts.through.objects
    named = through.filter(article__in=Article.objects.published())
    reported = set(named.values_list("district", flat=True).distinct())
    # A story that names a district and a town in it is one story.
    below = Case(
        When(district__level=District.Level.SUBDISTRICT, then="district__parent"), default="district"
    )
    counts = dict(named.values_list(below).annotate(number=Count("article", distinct=True)))
    places = list(District.objects.districts().with_children())
    for place in places:
        place.reported = [child for child in place.children.all() if child.pk in reported]
        place.number = counts.get(place.pk, 0)
    return render(request, "public/districts.html", {"places": places})


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
