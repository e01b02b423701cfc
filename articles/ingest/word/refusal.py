"""Why a Word file is not taken: `code` is one of the keys of `sentences.SENTENCES`."""

from articles.ingest.confined import Unreadable

__all__ = ["Unreadable"]
