"""A photo's files go when its row is gone for good: after the commit, never before."""

from django.db import transaction
from django.db.models.signals import post_delete

from articles.photos.models import Photo


def delete_files(storage, master):
    """Deletes the master of this name, and all that was ever made from it."""
    folder = master.removesuffix(".jpg")
    if storage.exists(folder):
        for name in storage.listdir(folder)[1]:
            storage.delete(f"{folder}/{name}")
        storage.delete(folder)
    storage.delete(master)


def delete_after_commit(sender, instance, **kwargs):
    storage, master = instance.picture.storage, instance.picture.name
    transaction.on_commit(lambda: delete_files(storage, master), robust=True)


def connect():
    # A signal and not Photo.delete(), which bulk and cascading deletes pass by.
    post_delete.connect(delete_after_commit, sender=Photo, dispatch_uid="photos.files")
