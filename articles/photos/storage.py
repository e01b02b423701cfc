"""Where photo files lie: below the data folder, and never in a folder that a server shows."""

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PhotoStorage(FileSystemStorage):
    """Files below MEDIA_ROOT, whose only address is the view below MEDIA_URL.

    Its own class, so that a house which moves its other files elsewhere does not give
    out addresses past the view that asks whether a photo may be seen.
    """

    def __init__(self):
        super().__init__(file_permissions_mode=0o640, directory_permissions_mode=0o750)
