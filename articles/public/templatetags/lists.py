"""What lists and the pages about places and people are made of: the modules say what each takes."""

from django import template

from articles.public import cards, city_html, coverage_html, front_html, link_html

register = template.Library()

for piece in (
    cards.row_items,
    link_html.links,
    link_html.link_items,
    link_html.year_items,
    link_html.page_items,
    city_html.map_areas,
    city_html.map_names,
    city_html.ranked,
    city_html.with_towns,
    coverage_html.bar_rows,
    coverage_html.work_month,
    coverage_html.days_of_work,
    front_html.headline_items,
    front_html.dated_items,
    front_html.column_items,
    front_html.inside_pages,
    front_html.news_items,
    front_html.strip_items,
):
    register.simple_tag(piece)
