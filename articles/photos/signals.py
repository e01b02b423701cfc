"""What the apps above may hear of a photo. Sent inside the transaction that made it so.

flagged: something was declared about it (flags.py). Arguments: `photo`, `event`.
"""

from django.dispatch import Signal

flagged = Signal()
