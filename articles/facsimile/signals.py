"""What may be heard of page files. Sent inside the transaction that makes them count.

made: an issue has another file than before, of a page or of the whole. Argument: `issue`.
"""

from django.dispatch import Signal

made = Signal()
