"""What may be heard of proofs. Sent inside the transaction that made it so.

marked: somebody has marked a page. Argument: `mark`.
"""

from django.dispatch import Signal

marked = Signal()
