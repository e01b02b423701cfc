"""Finds published stories by any words that stand in them.

Not a search for the back office, and no ranking: newest first, exactly what is
written. `finding.search` and `marking.mark` are the two doors; the index keeps
itself (`listeners`). docs/decisions/ tells why it is our own.
"""
