"""All addresses that the project answers, as they stand in its resolver."""

import re
from urllib.parse import quote

from django.urls import get_resolver

PART = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def all_routes():
    """{name with namespaces, or the route where there is none: route}, admin and /en/ included."""
    routes = {}
    for name, route, _view in walk(get_resolver().url_patterns):
        assert routes.setdefault(name or route, route) == route, f"{name} is the name of two addresses"
    return routes


def walk(patterns, prefix="", namespaces=()):
    """Yields (name, route, view) of every address below."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from walk(pattern.url_patterns, route, inner)
        else:
            name = ":".join([*namespaces, pattern.name]) if pattern.name else ""
            yield name, route, pattern.callback


def filled(route, parts):
    """The address that a route gives with these parts, each put in as text."""

    def value(match):
        name = match[1] or match[2]
        given = parts["path"] if name == "place" else parts[name]
        return quote(str(given))

    return "/" + PART.sub(value, route).removesuffix("$").replace("^", "")
