"""Where page files lie: with the photos, and never in a folder that a server shows."""

from django.utils.deconstruct import deconstructible

from newsroom.storage import Files


@deconstructible
class PageStorage(Files):
    """Files in `pages/`. The view below /media/ knows photos alone, so that the only doors to them
    are the views that ask whether the issue is out."""

    def __init__(self):
        super().__init__("media")
