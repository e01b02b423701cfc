"""Notes what an answer is made of before it goes out, for edges that purge by address.

A line in a file: it costs some ten microseconds, where a row in the database would cost the
answer's time again. Files are one for each hour, so that what is read can be deleted while others
write. `kept` reads them.
"""

import os

from django.conf import settings
from django.utils import timezone

from articles.public.purging import shared

HOUR = 3600  # seconds


def folder():
    return settings.DATA_DIR / "edge"


def file_of(hour):
    return folder() / f"kept-{hour}.log"


def record(address, keys):
    """Notes that what is kept under this address (path and query, as sent) is made of these.

    Raises OSError if it cannot: then nobody may keep the answer, as nobody could purge it.
    """
    if settings.EDGE_NOTES == "database":
        return shared.record(address, keys)
    line = f"{address}\t{' '.join(keys)}\n".encode()
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    path = file_of(int(timezone.now().timestamp() // HOUR))
    try:
        file = os.open(path, flags, 0o640)
    except FileNotFoundError:
        folder().mkdir(parents=True, exist_ok=True)
        file = os.open(path, flags, 0o640)
    try:
        os.write(file, line)  # whole: the file is appended to by one call
    finally:
        os.close(file)
    return None
