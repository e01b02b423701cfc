"""What the apps above may hear of a story. Sent inside the transaction that made it so,
by the door that did it: a listener that raises undoes the whole.

moved: a move was made. Arguments: `article`, `event` (its ledger row).
content_changed: there is a new version of what readers would see. Arguments: `article`,
    `version`.
"""

from django.dispatch import Signal

moved = Signal()
content_changed = Signal()
