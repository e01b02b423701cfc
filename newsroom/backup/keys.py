"""From the secret that people keep to the key of one backup.

scrypt with a salt of its own for each file, N = 2^17, r = 8, p = 1 (OWASP Password Storage Cheat
Sheet): 128 MB and some tenths of a second for each guess. `check` tells a wrong key from damage.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.utils.translation import gettext as _

CIPHER = "AES-256-GCM"
COST = 2**17
LEAST, MOST = 2**14, 2**20
SHORTEST = 16  # characters; what is shorter is guessed in spite of scrypt


class WrongKey(Exception):
    """Not the key of this backup, or its header is damaged."""


def secret(file=""):
    """What the operator has set: the text of the file, or of the environment, or "". Raises ValueError."""
    given = Path(file).read_text("utf-8") if file else os.environ.get("BACKUP_KEY", "")
    given = given.strip()
    if file and not given:
        raise ValueError(_("The file of the key is empty."))
    if given and len(given) < SHORTEST:
        raise ValueError(_("The key is too short: at least %(count)s characters.") % {"count": SHORTEST})
    return given


def new(text):
    """(header, key) for a new backup."""
    salt = secrets.token_bytes(16)
    key, check = _derive(text, salt, COST)
    return {"cipher": CIPHER, "kdf": "scrypt", "n": COST, "salt": salt.hex(), "check": check}, key


def again(text, header):
    """The key of the backup with this header. Raises `WrongKey`."""
    try:
        cost, salt, known = header["n"], bytes.fromhex(header["salt"]), str(header["check"])
        if header["kdf"] != "scrypt" or not LEAST <= cost <= MOST or cost & (cost - 1):
            raise WrongKey
        key, check = _derive(text, salt, cost)
    except (KeyError, TypeError, ValueError):
        raise WrongKey from None
    if not hmac.compare_digest(check.encode(), known.encode()):
        raise WrongKey
    return key


def _derive(text, salt, cost):
    made = hashlib.scrypt(
        text.encode(), salt=salt, n=cost, r=8, p=1, maxmem=256 * cost * 8 + 1024**2, dklen=48
    )
    return made[:32], made[32:].hex()
