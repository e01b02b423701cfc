"""The addresses of the public site (the contract of the design, section 5)."""

from django.urls import path

from articles.public import converters  # noqa: F401 - registers "date" and "place"
from articles.public.views import (
    city,
    corrections,
    home,
    issues,
    people,
    photos,
    places,
    previews,
    search,
    stories,
    topics,
)

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("articles/<int:pk>/", stories.article, name="article"),
    path("issues/", issues.archive, name="issues"),
    path("issues/<date:date>/", issues.issue, name="issue"),
    path("issues/<date:date>/<int:number>/", issues.page, name="page"),
    path("districts/", city.districts, name="districts"),
    path("districts/<int:year>/", city.districts, name="districts-in-year"),
    path("districts/<place:path>/", places.district, name="district"),
    path("unions/<int:pk>/", places.union, name="union"),
    path("columns/", topics.columns, name="columns"),
    path("columns/<str:slug>/", topics.column, name="column"),
    path("tags/<str:slug>/", topics.tag, name="tag"),
    path("reporters/<int:pk>/", people.reporter, name="reporter"),
    path("photos/", photos.photos, name="photos"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("search/", search.search, name="search"),
    path("preview/articles/<int:pk>/", previews.staff, name="preview"),
    path("preview/<str:token>/", previews.outsider, name="preview-link"),
]
