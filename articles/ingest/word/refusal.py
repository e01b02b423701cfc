"""Why a Word file is not taken. A code, so that the process that reads files needs no translations."""


class Unreadable(ValueError):
    """`code` is one of the keys of `sentences.SENTENCES`; `facts` fill its blanks."""

    def __init__(self, code, **facts):
        super().__init__(code)
        self.code = code
        self.facts = facts
