"""The sizes of a photo that readers get, made from the master when it is stored.

Widths, formats and qualities are measured in docs/decisions/0002-renditions.md.
"""

import io

from django.core.files.base import ContentFile
from pictures.models import PictureField, PictureFieldFile, PillowPicture
from pictures.utils import reconstruct
from PIL import Image

from articles.photos.opening import sizes

WIDTHS = (400, 800, 1200, 1600, 2400)  # pixels; a picture that is smaller keeps its own width
FALLBACK_WIDTH = 1200  # pixels, JPEG: for feeds, link cards and whatever reads no WebP
TALLEST = 16_000  # pixels; WebP ends at 16383
ENCODERS = {
    "WEBP": {"quality": 80, "method": 4},
    "JPEG": {"quality": 82, "progressive": True, "optimize": True},
}


def widths_of(width, height):
    """The rendition widths for a picture of this size in pixels, ascending, at least one."""
    widths = [w for w in WIDTHS if w < width] + [min(width, WIDTHS[-1])]
    return [w for w in dict.fromkeys(widths) if w * height <= TALLEST * width] or widths[:1]


def fallback_width(widths):
    """Which of these widths the JPEG has."""
    return max(width for width in widths if width <= FALLBACK_WIDTH or width == widths[0])


def height_of(width, master_width, master_height):
    """The height in pixels of a rendition of this width, of a master of that size."""
    return max(1, round(width * master_height / master_width))


class Rendition(PillowPicture):
    """One file made from a master: `photos/<token>/800w.webp`."""

    def height_of(self, master_width, master_height):
        """The height of this rendition of a master of that size, in pixels."""
        return height_of(self.width, master_width, master_height)

    def wanted(self, master_width, master_height):
        """What `opening.sizes` is asked for, so that this one is made."""
        return {
            "name": self.name.rpartition("/")[2],
            "kind": self.file_type,
            "width": self.width,
            "height": self.height_of(master_width, master_height),
            "options": ENCODERS[self.file_type],
        }

    def write(self, data):
        self.storage.delete(self.name)
        self.storage.save(self.name, ContentFile(data))


class RenditionFile(PictureFieldFile):
    @staticmethod
    def get_picture_files(*, file_name, img_width, img_height, storage, field):
        widths = widths_of(img_width, img_height)
        chosen = {"WEBP": widths, "JPEG": [fallback_width(widths)]}
        return {
            None: {
                kind: {width: Rendition(file_name, kind, None, storage, width) for width in chosen[kind]}
                for kind in field.file_types
            }
        }


class RenditionField(PictureField):
    """A PictureField with the widths above in place of a grid's columns."""

    attr_class = RenditionFile

    def deconstruct(self):
        """Without the grid, which plays no part here and would make migrations of settings."""
        name, path, args, kwargs = super().deconstruct()
        grid = ("container_width", "pixel_densities", "grid_columns", "breakpoints", "aspect_ratios")
        return name, path, args, {key: kwargs[key] for key in kwargs if key not in grid}


def make(*, storage, file_name, sender, new=None, old=None):
    """Writes the `new` and deletes the `old` renditions of one master, at once.

    The PROCESSOR of django-pictures. During the upload, by a child: a press photo of 24
    megapixels takes about a second, and whoever uploaded it wants to see it.
    """
    store = reconstruct(*storage)
    if new:
        renditions = [reconstruct(*parts) for parts in new]
        with store.open(file_name) as file:
            master = file.read()
        width, height = size_of(master)
        made = sizes(master, [each.wanted(width, height) for each in renditions])
        for rendition in renditions:
            rendition.write(made[rendition.name.rpartition("/")[2]])
    for parts in old or ():
        reconstruct(*parts).delete()


def size_of(master):
    """Width and height of a master that the child has made: its header is read, no pixel."""
    with Image.open(io.BytesIO(master), formats=["JPEG"]) as image:
        return image.size
