"""What stands around a story on its page, as HTML: its words for machines in the head, where it ran
and what it is filed under, what to read next.

In Python for the same reason as the story itself (articles/story_html.py); the templates of the
same names say where each stands.
"""

from articles.public.story_html.beside import beside
from articles.public.story_html.facts import facts
from articles.public.story_html.meta import meta

__all__ = ["beside", "facts", "meta"]
