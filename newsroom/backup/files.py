"""The files of a backup: all that lies in the storages of the models, in folders or in a bucket."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext as _

from newsroom import holding
from newsroom.backup.sealing import BackupRefused, Damaged

KIND = "file"
PIECE = 1024**2  # bytes


def fields():
    """All fields that name files."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.FileField)
    ]


def storages():
    """{area: storage}: the folders "media" and "originals" of the data folder, or of the bucket."""
    return {field.storage.folder: field.storage for field in fields()}


def named_by(snapshot):
    """The names of files in the rows of a snapshot: {(area, name)}. A version before may lack a column."""
    found = set()
    for field in fields():
        table, column = field.model._meta.db_table, field.column
        if snapshot.has(table, column):
            rows = snapshot.rows(f'SELECT "{column}" FROM "{table}" WHERE "{column}" <> \'\'')  # noqa: S608
            found |= {(field.storage.folder, name) for (name,) in rows}
    return found


class Listing:
    """What there is at a moment after the snapshot, together with what is held back (newsroom/holding.py).

    The names stand in a file: there may be a million.
    """

    def __init__(self, folder):
        self.path = Path(folder) / "names"
        with self.path.open("w", encoding="utf-8") as file:
            for area, storage in storages().items():
                for name in storage.walk():
                    if "\n" not in name:
                        file.write(f"{area}\n{name}\n")
        left = set(held_names())  # deleted since the snapshot: listed before, or not
        left.difference_update(self._lines())
        with self.path.open("a", encoding="utf-8") as file:
            file.writelines(f"{area}\n{name}\n" for area, name in sorted(left))

    def _lines(self):
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                yield line[:-1], file.readline()[:-1]

    __iter__ = _lines


def held_names():
    for area in storages():
        root = holding.held(area, "")
        for folder, _folders, names in os.walk(root):
            yield from ((area, (Path(folder) / name).relative_to(root).as_posix()) for name in names)


def pack(packer, listing, named):
    """Writes a part for each file. Returns what is to be said of them at the end.

    `missing` are files that rows name and that were gone before; `passing` those that were on their
    way out or in, and that no row names.
    """
    known, missing, passing, count, size = storages(), set(named), 0, 0, 0
    for area, name in listing:
        with contextlib.ExitStack() as stack:
            file = opened(known[area], area, name)
            if file is None:
                passing += 1
                continue
            stack.enter_context(file)
            part = stack.enter_context(packer.part(f"{area}/{name}", KIND))
            while data := file.read(PIECE):
                part.write(data)
        missing.discard((area, name))
        count, size = count + 1, size + part.size
    return {
        "files": count,
        "bytes": size,
        "passing": passing,
        "missing": sorted(f"{area}/{name}" for area, name in missing),
    }


def opened(storage, area, name):
    """The file, or what was held back of it, or None."""
    try:
        return storage.open(name)
    except FileNotFoundError:
        pass
    try:
        return holding.held(area, name).open("rb")
    except FileNotFoundError:
        return None


def unknown(part):
    return Damaged(_("The backup is damaged: “%(name)s” is not known.") % {"name": part.name})


def place_of(name):
    """(area, name in its storage) of a part. Raises `Damaged` for a name that leads elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or len(path.parts) < 2 or str(path) != name or "\0" in name:
        raise Damaged(_("The backup is damaged: “%(name)s” is no place for a file.") % {"name": name})
    area = path.parts[0]
    return area, str(path.relative_to(area))


class Folders:
    """Folders to be restored to: {area: path}. They are filled beside, and take the place at `commit`."""

    def __init__(self, roots):
        self.roots = {area: Path(root) for area, root in roots.items()}

    def is_empty(self):
        return not any(
            files for root in self.roots.values() for _folder, _folders, files in os.walk(root) if files
        )

    def refuse_use(self):
        for root in self.roots.values():
            if root.is_symlink() or os.path.ismount(root):
                raise BackupRefused(
                    _("%(folder)s is a disk of its own or a link, and cannot be exchanged: empty it first.")
                    % {"folder": root}
                )

    def begin(self, aside):
        self.aside, self.made = aside, set()
        for area in self.roots:
            shutil.rmtree(self._coming(area), ignore_errors=True)

    def _coming(self, area):
        root = self.roots[area]
        return root.with_name(f"{root.name}.restoring")

    def _former(self, area):
        root = self.roots[area]
        return root.with_name(f"{root.name}.{self.aside}")

    def take(self, part):
        if part.kind != KIND:
            return False
        area, name = place_of(part.name)
        if area not in self.roots:
            raise BackupRefused(
                _("The backup has files in “%(area)s”, which is unknown here.") % {"area": area}
            )
        path = self._coming(area) / name
        if path.parent not in self.made:
            path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
            self.made.add(path.parent)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as file:
            for piece in part.pieces():
                file.write(piece)
        return True

    def finish(self):
        """On the disk, whatever happens then."""
        os.sync()

    def commit(self):
        """Returns the folders that hold what was there."""
        for area, root in self.roots.items():
            if root.exists():
                os.rename(root, self._former(area))
            if self._coming(area).exists():
                os.rename(self._coming(area), root)
        kept = []
        for area in self.roots:
            former = self._former(area)
            if former.exists() and any(former.iterdir()):
                kept.append(former)
        return kept

    def take_back(self):
        """Undoes `commit`."""
        for area, root in self.roots.items():
            if root.exists():
                os.rename(root, self._coming(area))
            if self._former(area).exists():
                os.rename(self._former(area), root)

    def rollback(self):
        for area in self.roots:
            shutil.rmtree(self._coming(area), ignore_errors=True)

    def count(self):
        return sum(len(names) for root in self.roots.values() for _folder, _folders, names in os.walk(root))

    def digest_of(self, part):
        """The SHA-256 of what stands there now in place of this part, or None."""
        area, name = place_of(part.name)
        try:
            with (self.roots[area] / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except (FileNotFoundError, KeyError):
            return None


class Bucket:
    """A bucket to be restored to, file by file under its own name. What else lies there stays."""

    aside = None

    def is_empty(self):
        return not any(True for storage in storages().values() for _name in storage.walk())

    def refuse_use(self):
        pass

    def begin(self, aside):
        pass

    def take(self, part):
        if part.kind != KIND:
            return False
        area, name = place_of(part.name)
        storage = storages().get(area)
        if storage is None:
            raise BackupRefused(
                _("The backup has files in “%(area)s”, which is unknown here.") % {"area": area}
            )
        with tempfile.SpooledTemporaryFile(8 * PIECE) as file:
            for piece in part.pieces():
                file.write(piece)
            file.seek(0)
            storage.delete(name)  # names are never given twice, so it would be the same
            storage.save(name, File(file))
        return True

    def finish(self):
        pass

    def commit(self):
        return []

    def take_back(self):
        """Nothing was exchanged: what came in lies under names of its own, and no row names it."""

    def rollback(self):
        pass
