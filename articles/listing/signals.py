"""What the apps above may hear of lists. Sent inside the transaction.

redrawn: so many stories were back-dated into a list that its pages have other numbers now, from
    `number` on. Arguments: `kind`, `subject`, `number`.
"""

from django.dispatch import Signal

redrawn = Signal()
