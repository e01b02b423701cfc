"""How a story that readers can see is changed: inside a correction, and never else (rule 9)."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
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


def refuse_unless_open(article_id):
    """Raises `MoveRefused` if the content of this story is sealed.

    Sealed is what was published, withdrawn or killed, outside of a correction.
    """
    if article_id is None or article_id in _open.get():
        return
    articles = apps.get_model("articles", "Article")._base_manager
    if articles.filter(pk=article_id, status__in=SEALED).exists():
        raise MoveRefused(_("This story is closed. A published story changes only by a correction."))
