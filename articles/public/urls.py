"""The addresses of the public site (the contract of the design, section 5)."""

from django.urls import path

from articles.public import converters  # noqa: F401 - registers "date" and the others
from articles.public.views import (
    city,
    corrections,
    gallery,
    home,
    home_preview,
    installing,
    issues,
    people,
    photos,
    places,
    previews,
    search,
    stories,
    topics,
    work,
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
    path("districts/<place:path>/page/<int:number>/", places.district, name="district-page"),
    path("unions/<int:pk>/", places.union, name="union"),
    path("unions/<int:pk>/page/<int:number>/", places.union, name="union-page"),
    path("latest/", topics.latest, name="latest"),
    path("latest/page/<int:number>/", topics.latest, name="latest-page"),
    path("columns/", topics.columns, name="columns"),
    path("columns/<str:slug>/", topics.column, name="column"),
    path("columns/<str:slug>/page/<int:number>/", topics.column, name="column-page"),
    path("tags/<str:slug>/", topics.tag, name="tag"),
    path("tags/<str:slug>/page/<int:number>/", topics.tag, name="tag-page"),
    path("reporters/<int:pk>/", people.reporter, name="reporter"),
    path("reporters/<int:pk>/page/<int:number>/", people.reporter, name="reporter-page"),
    path("reporters/<int:pk>/<int:year>/", work.year, name="reporter-year"),
    path("photos/", photos.photos, name="photos"),
    path("photos/page/<int:number>/", photos.photos, name="photos-page"),
    path("photos/<month:month>/", gallery.month, name="photos-of-month"),
    path("photos/<month:month>/<int:number>/", gallery.month, name="photos-of-month-page"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("search/", search.search, name="search"),
    path("offline/", installing.offline, name="offline"),
    path("offline.json", installing.keeps, name="offline-list"),
    path("preview/home/", home_preview.preview, name="home-preview"),
    path("preview/articles/<int:pk>/", previews.staff, name="preview"),
    path("preview/<str:token>/", previews.outsider, name="preview-link"),
]
