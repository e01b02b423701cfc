"""What the apps above may hear of the home page. Sent inside the transaction.

arranged: editors have arranged it anew. Argument: `arrangement`.
"""

from django.dispatch import Signal

arranged = Signal()
