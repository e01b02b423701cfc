"""Where the originals of imports lie: apart from all others, with no address at all."""

from django.utils.deconstruct import deconstructible

from newsroom.storage import Files


@deconstructible
class OriginalsStorage(Files):
    """Files in `originals/`, which no server shows. Only the back office hands them out."""

    def __init__(self):
        super().__init__("originals")

    @property
    def base_url(self):
        return None
