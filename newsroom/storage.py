"""Where files lie: static files beside the code, all others in the data folder, or in a bucket that
several machines share (FILES_URL). Nobody but Newsroom reads either of them: every file has an
address of ours, which asks first whether it may be seen.
"""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from newsroom.stylesheets import flattened

SHEET = "site.css"


class ManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files named by their content, JavaScript imports included."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """With the sheet of the public site in one piece (stylesheets.py)."""
        if SHEET in paths and not dry_run:
            paths = paths | {SHEET: (self._in_one_piece(paths), SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _in_one_piece(self, paths):
        def read(name):
            storage, path = paths[name]
            with storage.open(path) as file:
                return file.read().decode()

        made = InMemoryStorage()
        made.save(SHEET, ContentFile(flattened(read(SHEET), read).encode()))
        return made


class FolderFiles(FileSystemStorage):
    """Files in the folder `folder` of the data folder."""

    def __init__(self, folder):
        self.folder = folder
        super().__init__(file_permissions_mode=0o640, directory_permissions_mode=0o750)

    @property
    def base_location(self):  # read each time: tests have folders of their own
        return settings.MEDIA_ROOT if self.folder == "media" else Path(settings.DATA_DIR) / self.folder

    @property
    def location(self):
        return str(Path(self.base_location).absolute())

    def remove_folder(self, name):
        """With all that is in it. Nothing happens if it is not there."""
        shutil.rmtree(self.path(name), ignore_errors=True)


def bucket_files():
    """The same as a class for an S3-compatible server, from the settings."""
    from storages.backends.s3 import S3Storage  # an extra: `newsroom[s3]`

    class BucketFiles(S3Storage):
        """Files in the bucket, their names beginning with `folder`."""

        def __init__(self, folder):
            self.folder = folder
            super().__init__(
                bucket_name=settings.FILES["bucket"],
                endpoint_url=settings.FILES["endpoint"],
                access_key=settings.FILES["key"],
                secret_key=settings.FILES["secret"],
                location=folder,
                addressing_style="path",
                signature_version="s3v4",
                file_overwrite=False,
                default_acl=None,
            )

        def url(self, name, *arguments, **options):
            """Ours: the bucket's own would lead past the view that asks whether it may be seen."""
            return settings.MEDIA_URL + name

        def remove_folder(self, name):
            for key in self.listdir(name)[1]:
                self.delete(f"{name}/{key}")

    return BucketFiles


Files = bucket_files() if settings.FILES else FolderFiles
