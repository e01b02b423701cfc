"""`{% kept %}`: what is the same on every page is rendered once for the process.

    {% load keeping %}{% kept here %} … {% endkept %}

Once for each language and each value of what is named behind it. Only for what hangs on nothing
else: neither on the database nor on the request. Nothing that has many values may be named.
"""

from django import template
from django.core.signals import setting_changed
from django.utils.translation import get_language

register = template.Library()

MOST = 200  # renderings of one place; more means that it was meant otherwise
_places = []


class Kept(template.Node):
    child_nodelists = ()  # who looks for blocks on each page finds none in here

    def __init__(self, nodelist, values):
        self.nodelist, self.values, self.kept = nodelist, values, {}
        _places.append(self)

    def render(self, context):
        key = (get_language(), *(value.resolve(context) for value in self.values))
        if key not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = self.nodelist.render(context)
        return self.kept[key]


@register.tag
def kept(parser, token):
    values = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept(nodelist, values)


def forget(**said):
    for place in _places:
        place.kept.clear()


setting_changed.connect(forget)  # only tests change settings
