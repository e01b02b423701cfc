"""The districts of the city as HTML: on the map, by their number of stories, with their towns.

In Python, as cards are and for the same reason.
"""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.public.coverage_html import in_words
from articles.public.link_html import links


def map_areas(city):
    """The districts on the map (a `city_map.Map`) as links, with what was reported there."""
    return mark_safe("\n    ".join(_area(shape, city.inset) for shape in city.shapes))  # noqa: S308


def _area(shape, inset):
    place, path = shape.place, f'd="{shape.path}"'
    again = f'<path transform="{inset}" {path}/>' if shape.in_inset else ""
    return (
        f'<a href="{place.get_absolute_url()}" data-step="{shape.step}"'
        f"{' class="city__dot"' if shape.is_dot else ''}>"
        f"<title>{escape(place.name)} {in_words(shape.number)}</title><path {path}/>{again}</a>"
    )


def map_names(city):
    """Their names on the map, with their numbers where there is room."""
    return mark_safe("".join(_name(shape) for shape in city.shapes))  # noqa: S308


def _name(shape):
    kind = ' class="upright"' if shape.is_upright else ' class="city__dot"' if shape.is_dot else ""
    has_room = shape.number and not shape.is_upright
    number = f'<tspan class="city__number" x="{shape.x}" dy="1.15em">{shape.number}</tspan>'
    return (
        f'<text x="{shape.x}" y="{shape.y}" data-step="{shape.step}"{kind}>'
        f"{escape(shape.place.short_name)}{number if has_room else ''}</text>"
    )


def ranked(places):
    """The items of a list. `places` are those with the most stories first."""
    most = places[0].number if places else 0
    language = get_language()
    return mark_safe(  # noqa: S308 - names are escaped
        "".join(
            f'<li><a href="{place.get_absolute_url()}">{escape(place.name)}</a>'
            f'<meter value="{place.number}" max="{most or 1}" aria-hidden="true"></meter>'
            f'<span class="count" lang="{language}">{in_words(place.number)}</span></li>'
            for place in places
        )
    )


def with_towns(places, none):
    """A section for each place, with the towns where something was reported; `none` is said where
    there was nothing."""
    return mark_safe("\n    ".join(_place(place, escape(none)) for place in places))  # noqa: S308


def _place(place, none):
    towns = f'<p class="place-links" lang="zh-Hans">{links(place.towns)}</p>'
    return (
        f'<section class="place">\n      <h3 lang="zh-Hans"><a href="{place.get_absolute_url()}">'
        f"{escape(place.name)}</a></h3>\n      "
        f"{towns if place.towns else f'<p class="soft">{none}</p>'}\n    </section>"
    )
