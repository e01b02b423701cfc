"""The ledger of the house (总账): everything that matters, in one chain that cannot be changed unseen.

Each row holds the hash of the row before it. Used like this, within the transaction of the
change, which fails if its row cannot be written:

    ledger.record("numbers.rate_changed", actor=user, subject=rate, facts={"before": 3, "after": 4})

It knows no app above it: who acted and what it is about stand in it as text, so that it can
still be read when the account or the thing is gone. docs/decisions/ledger.md has the format.
"""

from newsroom.ledger.canonical import digest
from newsroom.ledger.writing import record, record_many

__all__ = ["digest", "record", "record_many"]
