"""The nouns of the picture library: the photo, its record, and a file on its way in."""

from articles.photos.models.agreement import Agreement
from articles.photos.models.photo import Photo, PhotoQuerySet, master_path, new_token
from articles.photos.models.photo_event import PhotoEvent
from articles.photos.models.upload import Upload

__all__ = ["Agreement", "Photo", "PhotoEvent", "PhotoQuerySet", "Upload", "master_path", "new_token"]
