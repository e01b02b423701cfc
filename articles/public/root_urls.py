"""Addresses that exist once, whatever the language: feeds, sitemaps, files, health.

No namespace: `public:` stands for the pages that readers see in their language.
"""

from django.urls import path

from articles.public import converters, feeds, sitemaps  # noqa: F401
from articles.public.feeds import feed_paths
from articles.public.search_feed import Found
from articles.public.views import api, files, former, installing, machines, media, previews, sharing

urlpatterns = [
    *feed_paths("feeds/", feeds.Latest, "feed-rss", file="latest"),
    *feed_paths("issues/", feeds.Issues, "feed-issues"),
    *feed_paths("districts/", feeds.InDistricts, "feed-districts"),
    *feed_paths("districts/<place:path>/", feeds.InDistrict, "feed-district"),
    *feed_paths("unions/<int:pk>/", feeds.FromUnion, "feed-union"),
    *feed_paths("columns/", feeds.InColumns, "feed-columns"),
    *feed_paths("columns/<str:slug>/", feeds.InColumn, "feed-column"),
    *feed_paths("tags/<str:slug>/", feeds.Tagged, "feed-tag"),
    *feed_paths("reporters/<int:pk>/", feeds.WrittenBy, "feed-reporter"),
    *feed_paths("photos/", feeds.Photos, "feed-photos"),
    *feed_paths("corrections/", feeds.Corrections, "feed-corrections"),
    *feed_paths("search/", Found, "feed-search"),
    path("issues/<date:date>.pdf", files.issue_pdf, name="issue-pdf"),
    path("issues/<date:date>.epub", files.issue_epub, name="issue-epub"),
    path("issues/<date:date>/<int:number>.pdf", files.page_pdf, name="page-pdf"),
    path(
        "issues/<date:date>/<int:number>/page-<int:width>.<str:kind>",
        files.page_picture,
        name="page-picture",
    ),
    path("articles/<int:pk>/share.jpg", sharing.picture, name="share-picture"),
    path("articles/<int:pk>/qr.svg", sharing.qr, name="qr"),
    path("api/stories/<int:pk>.json", api.story, name="api-story"),
    path("api/issues/<date:date>.json", api.issue, name="api-issue"),
    path("api/openapi.json", api.openapi, name="api-description"),
    path("content/<str:month>/<str:day>/<str:name>.htm", former.former, name="former"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-stories-<str:text>.xml", sitemaps.stories, name="sitemap-stories"),
    path("sitemap-issues-<int:year>.xml", sitemaps.issues, name="sitemap-issues"),
    path("sitemap-<str:name>.xml", sitemaps.section, name="sitemap-section"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("sw.js", installing.worker, name="service-worker"),
    path("robots.txt", machines.robots, name="robots"),
    path(".well-known/security.txt", machines.security, name="security-txt"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
    path("media/<path:path>", media.media, name="media"),
    path("preview/<str:token>/media/<path:path>", previews.media, name="preview-media"),
]
