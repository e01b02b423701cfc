"""Where photo files lie: in `photos/` and `uploads/`, and never in a folder that a server shows."""

from django.utils.deconstruct import deconstructible

from newsroom.storage import Files


@deconstructible
class PhotoStorage(Files):
    """Files whose only address is the view below MEDIA_URL."""

    def __init__(self):
        super().__init__("media")
