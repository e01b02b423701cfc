"""Puts the words that readers see with a photo into its public files, in place of any before.

Nothing is encoded anew: a photo of seven files takes some milliseconds. The master stays as it is,
bare: it is what versions are signed by.
"""

import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile

from articles.photos.metadata.written import with_words
from articles.photos.sizes import forget_sizes


def describe(photo, words):
    """Writes `words` (`PublicWords`) into every file that is not so yet. Says how many were written.

    A file that is not there is passed over: there is nothing that readers could get.
    """
    written = []
    for files in photo.renditions.values():
        for file in files:
            size = (file.width, file.height_of(photo.width, photo.height))
            try:
                with file.storage.open(file.name) as opened:
                    before = opened.read()
            except FileNotFoundError:
                continue
            after = with_words(before, words, size)
            if after != before:
                replace(file.storage, file.name, after)
                written.append(file.name)
    forget_sizes(written)
    return len(written)


def replace(storage, name, data):
    """In a folder at once, so that nobody gets half a file; in a bucket one after the other."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        storage.delete(name)
        storage.save(name, ContentFile(data))
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    os.chmod(file.name, path.stat().st_mode)
    os.replace(file.name, path)
