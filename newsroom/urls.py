"""Where everything is mounted. The addresses themselves stand in each app's urls.py."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from newsroom.observing.views import metrics
from newsroom.reporters.language import choose_language

urlpatterns = [
    path("metrics", metrics, name="metrics"),
    path("admin/language/", choose_language, name="choose-language"),
    path("admin/", admin.site.urls),
    path("accounts/data/", include("articles.personal.urls")),
    path("accounts/", include("newsroom.doors.urls")),
    path("", include("articles.public.root_urls")),  # one language: files, feeds of machines
    *i18n_patterns(path("", include("articles.public.urls")), prefix_default_language=False),
]

handler403 = "articles.public.views.errors.forbidden"
handler404 = "articles.public.views.errors.not_found"
handler500 = "newsroom.outage.failed"
