"""Where the originals of imports lie: below the data folder, with no address at all."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class OriginalsStorage(FileSystemStorage):
    """Files below DATA_DIR/originals, which no server shows. Only the back office hands them out."""

    def __init__(self):
        super().__init__(file_permissions_mode=0o640, directory_permissions_mode=0o750)

    @property
    def base_location(self):
        return Path(settings.DATA_DIR) / "originals"

    @property
    def location(self):
        return str(self.base_location)

    @property
    def base_url(self):
        return None
