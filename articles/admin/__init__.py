"""The desk in the back office: filing, reviewing and finding stories."""

from django.contrib import admin
from taggit.models import Tag

from articles.admin.article_admin import ArticleAdmin
from articles.admin.column_admin import ColumnAdmin
from articles.library.admin import LibraryAdmin

# Tags are written on the story. The library's own screens would change them behind the
# back of published stories, and its merge asks nobody for a permission.
admin.site.unregister(Tag)

__all__ = ["ArticleAdmin", "ColumnAdmin", "LibraryAdmin"]
