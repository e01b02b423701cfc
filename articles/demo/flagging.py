"""What the photo desk of the demo has declared about some photos, cleared and not."""

from articles.demo.content import flags
from articles.photos.cropping import crop
from articles.photos.flags import declare
from articles.photos.models import Photo


def flag_photos(users):
    """Declares the flags of content/photos.toml; where a part is named, on a photo cut for it."""
    for each in flags():
        photo = Photo.objects.filter(filename=f"{each['picture']}.jpg").order_by("pk").first()
        if box := each.get("part"):
            photo = crop(photo, by=photo.uploaded_by, box=tuple(box))
        declare(photo, by=photo.uploaded_by, **each["raised"])
        if cleared := each.get("cleared"):
            declare(photo, by=users["desk-editor"], note=each["note"], **cleared)
