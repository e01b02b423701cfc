"""How often somebody may try: five times at an account, thirty times from an address.

A known device counts for itself, so that nobody is locked out of the own desk by a stranger, nor
by the one computer of the house that tries everybody's passwords. Names that nobody has are
counted as all others: whether there is such an account cannot be told from a lock.
"""

import hashlib
import unicodedata

from newsroom.addresses import address_of, neighbourhood
from newsroom.doors import devices
from newsroom.doors.models import Tries

ACCOUNT_TRIES = 5
ADDRESS_TRIES = 30


class Refused(Exception):
    """No try is left: the password is not to be looked at."""


def begin(request, username):
    """Takes what this try costs; raises `Refused`. Returns the keys, for `passed`."""
    name = digest(username)
    device = devices.known(request, name) if request else None
    if device:
        wanted = {f"device:{device}:{name}": ACCOUNT_TRIES}
    else:
        address = address_of(request) if request else None
        wanted = {f"address:{neighbourhood(address)}": ADDRESS_TRIES} if address else {}
        wanted[f"account:{name}"] = ACCOUNT_TRIES
    for key, limit in wanted.items():
        if not Tries.objects.take(key, limit):
            raise Refused
    return list(wanted)


def passed(keys):
    """The password was right. The address only gets this one try back: it may be trying others."""
    for key in keys:
        if key.startswith("address:"):
            Tries.objects.give_back(key)
        else:
            Tries.objects.forget(key)


def digest(username):
    """One key for a name in whatever case or width it is typed."""
    plain = unicodedata.normalize("NFKC", str(username)).casefold()
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
