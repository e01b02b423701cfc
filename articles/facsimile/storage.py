"""Where page files lie: below the data folder, and never in a folder that a server shows."""

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PageStorage(FileSystemStorage):
    """Files below MEDIA_ROOT in `pages/`. The view below /media/ knows photos alone, so that the
    only doors to them are the views that ask whether the issue is out."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o640, directory_permissions_mode=0o750)
