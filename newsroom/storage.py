"""Where files lie: static files beside the code, all others in the data folder, or in a bucket that
several machines share (FILES_URL). Nobody but Newsroom reads either of them: every file has an
address of ours, which asks first whether it may be seen.
"""

import json
import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from newsroom import holding
from newsroom.stylesheets import flattened

SHEET = "site.css"
PACKED = "packed.json"  # which files are compressed, and of when they were
PART = ".part"  # the end of the name of a file that is not whole yet


class ManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files named by their content, JavaScript imports included."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, dry_run=False, **options):
        """With the sheet of the public site in one piece (stylesheets.py)."""
        if SHEET in paths and not dry_run:
            paths = paths | {SHEET: (self._in_one_piece(paths), SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def compress_files(self, paths):
        """Those that were not compressed before as they are: each start of the service collects, and to
        pack everything again takes twenty seconds, in which an office that has just fallen waits."""
        named = set(self.hashed_files.values())  # by their content: once packed, for ever
        now = {path: "" if path in named else f"{self.get_modified_time(path)}" for path in paths}
        record = Path(self.path(PACKED))
        before = json.loads(record.read_text()) if record.exists() else {}
        yield from super().compress_files([path for path in paths if before.get(path) != now[path]])
        part = record.with_name(PACKED + PART)
        part.write_text(json.dumps(now))
        part.replace(record)

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

    def _save(self, name, content):
        """Whole or not at all: who is killed while writing, or finds the disk full, leaves nothing of this
        name, and no reader ever gets half a file. Written beside it, and linked to its name then."""
        part = f"{name}.{secrets.token_hex(8)}{PART}"
        try:
            super()._save(part, content)
            while True:
                try:
                    os.link(self.path(part), self.path(name))
                    return name
                except FileExistsError:  # somebody was faster
                    name = self.get_available_name(name)
        finally:
            Path(self.path(part)).unlink(missing_ok=True)

    def delete(self, name):
        holding.hold(self.folder, name, self.path(name))
        super().delete(name)

    def remove_folder(self, name):
        """With all that is in it. Nothing happens if it is not there."""
        path = self.path(name)
        for file in os.listdir(path) if os.path.isdir(path) else ():
            holding.hold(self.folder, f"{name}/{file}", os.path.join(path, file))
        shutil.rmtree(path, ignore_errors=True)

    def walk(self):
        """The names of all its files, folder by folder."""
        root = Path(self.location)
        for folder, _folders, names in os.walk(root):
            below = Path(folder).relative_to(root)
            yield from ((below / name).as_posix() for name in sorted(names) if not name.endswith(PART))


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

        def walk(self):
            """The names of all its files."""
            for found in self.bucket.objects.filter(Prefix=f"{self.folder}/"):
                yield found.key.removeprefix(f"{self.folder}/")

    return BucketFiles


Files = bucket_files() if settings.FILES else FolderFiles
