"""Writing an errand down, and asking what was forgotten."""

from django.apps import apps
from django.db import transaction
from django.utils import timezone


def put(kind, *, order="", at=None, **arguments):
    """Has this done once the transaction is kept, from the moment `at` if one is given.

    To be called within the transaction of what makes it necessary: outside of one the errand may
    be done for a change that never came to be, and that is an error.
    `arguments` go to the handler and must be JSON. Errands of one `order` are done one by one.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An errand belongs into the transaction of its cause.")
    moment = at or timezone.now()
    errands = apps.get_model("outbox", "Errand").objects
    return errands.create(kind=kind, arguments=arguments, order=order, wanted_at=moment, due_at=moment)


def late():
    """{kind: latest error} of what should have been done long ago. Empty when all is well."""
    from articles.outbox.working import late  # not before the apps are loaded

    return late()
