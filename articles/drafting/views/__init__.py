"""What the writing screen asks in the background. Every answer is about the asking person's own
copies, or about a story that the person may see: all else is 404.
"""

from articles.drafting.views.copies import comparison, copies, discard
from articles.drafting.views.presence import presence

__all__ = ["comparison", "copies", "discard", "presence"]
