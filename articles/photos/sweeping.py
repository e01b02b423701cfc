"""Takes away files that no row names: what was left by a process that ended between the files of a
photo, which are written first, and its row. Nobody is ever given them; they only take room."""

import re
import time
from itertools import batched

from articles import outbox
from articles.photos.files import delete_files
from articles.photos.models import Photo, Upload
from articles.photos.storage import PhotoStorage

EVERY = 6 * 3600  # seconds
LEFT_BEHIND = 24 * 3600  # seconds after which files without a row are nobody's work any more
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])")
AT_ONCE = 500  # tokens in one question


@outbox.regularly(EVERY)
def sweep():
    """Returns how many photos' and uploads' files it has taken away."""
    storage = PhotoStorage()
    return sum(
        take_away(storage, folder, names)
        for folder, model in (("photos", Photo), ("uploads", Upload))
        for names in batched(sorted(unknown(storage, folder, model)), AT_ONCE)
    )


def unknown(storage, folder, model):
    """The first parts of names below this folder that belong to no row."""
    if not storage.exists(folder):
        return
    tokens = {found[0] for part in storage.listdir(folder) for name in part if (found := TOKEN.match(name))}
    for some in batched(sorted(tokens), AT_ONCE):
        known = set(model.objects.filter(token__in=some).values_list("token", flat=True))
        yield from set(some) - known


def take_away(storage, folder, tokens):
    gone = 0
    folders, files = storage.listdir(folder)
    for token in tokens:
        names = [f"{folder}/{name}" for name in files if name.startswith(token)]
        inside = storage.listdir(f"{folder}/{token}")[1] if token in folders else []
        within = [f"{folder}/{token}/{name}" for name in inside]
        if any(is_young(storage, name) for name in [*names, *within]):
            continue
        if folder == "photos":
            delete_files(storage, f"photos/{token}.jpg")
        else:
            storage.remove_folder(f"{folder}/{token}")
        for name in names:
            storage.delete(name)
        gone += 1
    return gone


def is_young(storage, name):
    """By the time it came here, which no restored file brings along from before."""
    try:
        came = storage.get_created_time(name)
    except NotImplementedError:  # a bucket, where a file is never changed
        came = storage.get_modified_time(name)
    return came.timestamp() > time.time() - LEFT_BEHIND
