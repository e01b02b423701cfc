"""What the apps above may hear of lists. Sent inside the transaction.

redrawn: so many stories were back-dated into a list that its pages have other numbers now, from
    `number` on. Arguments: `kind`, `subject`, `number`.
kept: stories came into lists or went out of them. Argument: `rows`, of (kind, subject, at, id of
    the story), each of which is new there or gone.
"""

from django.dispatch import Signal

redrawn = Signal()
kept = Signal()
