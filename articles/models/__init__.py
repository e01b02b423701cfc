from articles.models.article import Article, Status
from articles.models.byline import Byline
from articles.models.column import Column
from articles.models.correction import Correction
from articles.models.event import Event
from articles.models.photo_use import PhotoUse
from articles.models.preview_link import PreviewLink
from articles.models.review import Review
from articles.models.version import Version

__all__ = [
    "Article",
    "Byline",
    "Column",
    "Correction",
    "Event",
    "PhotoUse",
    "PreviewLink",
    "Review",
    "Status",
    "Version",
]
