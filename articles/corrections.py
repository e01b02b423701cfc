"""How a story that readers can see is changed: inside a correction, and never else (rule 9)."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import connection
from django.utils.translation import gettext as _

from articles.moves import SEALED, MoveRefused

_open = ContextVar("stories_open_for_correction", default=frozenset())


@contextmanager
def open_for_correction(article_id):
    """Lets the published story of this id, and its parts, be saved within the block."""
    token = _open.set(_open.get() | {article_id})
    try:
        yield
    finally:
        _open.reset(token)


def refuse_unless_open(*article_ids):
    """Raises `MoveRefused` if the content of one of these stories is sealed.

    Sealed is what was published, withdrawn or killed, outside of a correction. Within a
    transaction the rows are held to its end, so that no move can seal them in between.
    """
    articles = apps.get_model("articles", "Article")._base_manager
    stories = articles.filter(pk__in=[pk for pk in article_ids if pk is not None]).order_by("pk")
    if connection.in_atomic_block:
        stories = stories.select_for_update()
    for pk, status in stories.values_list("pk", "status"):
        if status in SEALED and pk not in _open.get():
            raise MoveRefused(_("This story is closed. A published story changes only by a correction."))
