"""Addresses that exist once, whatever the language: feeds, sitemaps, files, health.

No namespace: `public:` stands for the pages that readers see in their language.
"""

from django.urls import path

from articles.public import converters, feeds, sitemaps  # noqa: F401
from articles.public.views import api, files, former, machines, media, previews

urlpatterns = [
    path("feeds/latest.rss", feeds.Latest(), name="feed-rss"),
    path("feeds/latest.atom", feeds.LatestAtom(), name="feed-atom"),
    path("feeds/latest.json", feeds.LatestJSON(), name="feed-json"),
    path("issues/feed.rss", feeds.Issues(), name="feed-issues"),
    path("districts/feed.rss", feeds.InDistricts(), name="feed-districts"),
    path("districts/<place:path>/feed.rss", feeds.InDistrict(), name="feed-district"),
    path("unions/<int:pk>/feed.rss", feeds.FromUnion(), name="feed-union"),
    path("columns/feed.rss", feeds.InColumns(), name="feed-columns"),
    path("columns/<str:slug>/feed.rss", feeds.InColumn(), name="feed-column"),
    path("tags/<str:slug>/feed.rss", feeds.Tagged(), name="feed-tag"),
    path("reporters/<int:pk>/feed.rss", feeds.WrittenBy(), name="feed-reporter"),
    path("photos/feed.rss", feeds.Photos(), name="feed-photos"),
    path("corrections/feed.rss", feeds.Corrections(), name="feed-corrections"),
    path("issues/<date:date>.pdf", files.issue_pdf, name="issue-pdf"),
    path("issues/<date:date>.epub", files.issue_epub, name="issue-epub"),
    path("issues/<date:date>/<int:number>.pdf", files.page_pdf, name="page-pdf"),
    path(
        "issues/<date:date>/<int:number>/page-<int:width>.<str:kind>",
        files.page_picture,
        name="page-picture",
    ),
    path("api/stories/<int:pk>.json", api.story, name="api-story"),
    path("api/issues/<date:date>.json", api.issue, name="api-issue"),
    path("api/openapi.json", api.openapi, name="api-description"),
    path("content/<str:month>/<str:day>/<str:name>.htm", former.former, name="former"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<str:section>-<int:page>.xml", sitemaps.section, name="sitemap-section"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
    path("media/<path:path>", media.media, name="media"),
    path("preview/<str:token>/media/<path:path>", previews.media, name="preview-media"),
]
