"""What the apps above may hear of a story. Sent inside the transaction that made it so,
by the door that did it: a listener that raises undoes the whole.

moved: a move was made. Arguments: `article`, `event` (its ledger row).
content_changed: there is a new version of what readers would see. Arguments: `article`,
    `version`.
form_saved: a person has saved the story form. Arguments: `article`, `user` and `form`, what
    was sent (a QueryDict): what was kept of it while it was typed is of no use any more.
loaded: many stories came in that had been published elsewhere; no `moved` is sent for them.
    Arguments: `articles`, with column and all parts at hand, `stories`, what they were made from
    (articles.ingest.finished), in the same order, and `by`.
"""

from django.dispatch import Signal

moved = Signal()
content_changed = Signal()
form_saved = Signal()
loaded = Signal()
