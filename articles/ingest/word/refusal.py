"""Why a Word file is not taken: `code` is one of the keys of `sentences.SENTENCES`."""

from newsroom.confined import Unreadable

__all__ = ["Unreadable"]
