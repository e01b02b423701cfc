"""What has to be done after a change, written down in the transaction of the change (信箱).

The change and its errand are kept together or not at all; a worker (`manage.py work`) does what
is due, again and again until it is done. Used like this:

    outbox.put("purge", keys=["story-7"])          # within the transaction

    @outbox.handler("purge")                       # in the app that knows how, loaded by ready()
    def purge(keys): ...

A handler must do no harm when it is called twice: the worker may die between the deed and the
note of it. Of errands with the same `order` the second waits for the first.

Not a queue for the reader's or the editor's waiting time, and not a log: what was done is
forgotten after a while.
"""

from articles.outbox.handlers import Handler, Haste, handler, regularly
from articles.outbox.posting import late, put

__all__ = ["Handler", "Haste", "handler", "late", "put", "regularly"]
