"""Where the news comes from: a district, a sub-district or town, a union. All of them: city.py."""

from articles.prepared import Prepared
from articles.public import keys
from articles.public.about import about_place, about_union
from articles.public.lists import render_list, the_only
from articles.public.pages import public_page
from newsroom.districts.models import District, Union

_place = Prepared(lambda path: District.objects.filter(path=path).select_related("parent"))
_union = Prepared(lambda pk: Union.objects.filter(pk=pk).select_related("parent", "district"))


@public_page
def district(request, path, number=None):
    place = the_only(_place.all(path))
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
    union = the_only(_union.all(pk))

    def beside(page):
        found = about_union(union, is_newest=not page.number)
        if not page.number:  # it tells the numbers of those below
            keys.made_of(request, *(keys.listing("union", member) for member in found["member_ids"]))
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
