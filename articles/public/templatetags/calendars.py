"""Words for calendars."""

from django import template

from articles.public import calendar_html

register = template.Library()


@register.simple_tag
def calendar(month, weeks, kind="", issue=None):
    return calendar_html.calendar(month, weeks, is_small=kind == "small", issue=issue or None)


@register.simple_tag
def months_of_issues(days, month):
    return calendar_html.months(days, month.replace(day=1))
