"""The desk in the back office: filing, reviewing and finding stories."""

from articles.admin.article_admin import ArticleAdmin
from articles.admin.column_admin import ColumnAdmin

__all__ = ["ArticleAdmin", "ColumnAdmin"]
