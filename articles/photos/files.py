"""A photo's files go when its row is gone for good: after the commit, never before.

At once where that is possible, and surely: what deletes them is also an errand, for the process
may end in the moment after the commit.
"""

from django.db import transaction
from django.db.models.signals import post_delete

from articles import outbox
from articles.photos.models import Photo
from articles.photos.storage import PhotoStorage


def delete_files(storage, master):
    """Deletes the master of this name, and all that was ever made from it."""
    folder = master.removesuffix(".jpg")
    if storage.exists(folder):
        for name in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)
    storage.delete(master)


@outbox.handler("delete_photo_files")
def delete_photo_files(master):
    """Also where they are gone already."""
    delete_files(PhotoStorage(), master)


def delete_after_commit(sender, instance, **kwargs):
    storage, master = instance.picture.storage, instance.picture.name
    outbox.put("delete_photo_files", master=master)
    transaction.on_commit(lambda: delete_files(storage, master), robust=True)


def connect():
    # A signal and not Photo.delete(), which bulk and cascading deletes pass by.
    post_delete.connect(delete_after_commit, sender=Photo, dispatch_uid="photos.files")
