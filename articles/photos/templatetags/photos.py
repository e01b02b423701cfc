"""Photos in templates."""

from django import template

from articles.photos.picture_html import figure, picture

register = template.Library()


@register.simple_tag(name="picture")
def picture_tag(photo, alt="", sizes="", eager=False):
    return picture(photo, alt=alt, sizes=sizes, eager=bool(eager))


@register.simple_tag(name="figure")
def figure_tag(photo, alt="", caption="", credit="", ai_label="", sizes="", eager=False, opens=False):
    return figure(
        photo,
        alt=alt,
        caption=caption,
        credit=credit,
        ai_label=ai_label,
        sizes=sizes,
        eager=bool(eager),
        opens=bool(opens),
    )
