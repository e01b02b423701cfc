"""Photos in templates."""

from django import template

from articles.photos.picture_html import picture

register = template.Library()


@register.simple_tag(name="picture")
def picture_tag(photo, alt="", sizes="", eager=False):
    return picture(photo, alt=alt, sizes=sizes, eager=bool(eager))
