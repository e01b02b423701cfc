"""What a command tells the person at the machine."""

import errno

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.ledger.kinds import label_of

NAMED = 20  # subjects of a kind
TROUBLES = {  # of the system, by its number
    errno.ENOENT: gettext_lazy("%(place)s is not there."),
    errno.EACCES: gettext_lazy("This account may not use %(place)s."),
    errno.EPERM: gettext_lazy("This account may not use %(place)s."),
    errno.EROFS: gettext_lazy("Nothing may be written at %(place)s: that file system is read-only."),
    errno.ENOSPC: gettext_lazy("There is no room left for %(place)s."),
    errno.EDQUOT: gettext_lazy("There is no room left for %(place)s."),
    errno.EISDIR: gettext_lazy("%(place)s is a folder, and no file."),
    errno.ENOTDIR: gettext_lazy("%(place)s does not lie in a folder."),
}


def trouble(error):
    """What went wrong, as a sentence: of an error of the system where it names a place and we know it."""
    number = getattr(error, "errno", None)
    if number in TROUBLES and error.filename:
        return TROUBLES[number] % {"place": error.filename}
    if number in (errno.ENOSPC, errno.EDQUOT):  # met while writing, which names no place
        return _("There is no room left on the disk.")
    return str(error)


def size(count):
    """ "3.4 MB", of 1,000,000 bytes each."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.1f} {unit}" if unit != "B" else f"{count} B"
        count /= 1000
    return f"{count:.1f} TB"


def made(told):
    """Of a `Made`."""
    lines = [
        _("%(file)s: %(size)s, SHA-256 %(digest)s")
        % {"file": told.path, "size": size(told.size), "digest": told.digest},
        _("%(rows)s rows and %(files)s files, %(content)s in all, in %(seconds).1f s (%(speed)s a second).")
        % {
            "rows": told.rows,
            "files": told.files,
            "content": size(told.content),
            "seconds": told.seconds,
            "speed": size(told.content / max(told.seconds, 0.001)),
        },
    ]
    lines += missing(told.missing)
    lines += [_("Removed: %(file)s") % {"file": path.name} for path in told.removed]
    return "\n".join(lines)


def missing(names):
    if not names:
        return []
    return [
        _("%(count)s files that rows name were not there before, and so are not in the backup, as %(name)s.")
        % {"count": len(names), "name": names[0]}
    ]


def restored(told):
    """Of a `Restored`."""
    contents = told.summary.contents
    lines = [
        _("Restored as of %(moment)s: %(rows)s rows and %(files)s files, in %(seconds).1f s.")
        % {
            "moment": told.summary.about["made_at"],
            "rows": sum(contents["rows"].values()),
            "files": contents["files"],
            "seconds": told.seconds,
        }
    ]
    lines += [_("What was there is now %(place)s.") % {"place": place} for place in told.kept]
    if told.behind:
        lines.append(_("It is of an older version: now run manage.py migrate."))
    lines.append(
        _(
            "What was done after that moment is undone: stories withdrawn, accounts disabled and persons erased since are back. Do it again before readers are let in."
        )
    )
    for kind, subjects in sorted(told.undone.items()):
        some = ", ".join(dict.fromkeys(subjects[:NAMED])) + (" …" if len(subjects) > NAMED else "")
        lines.append(f"  {label_of(kind)} × {len(subjects)}: {some}")
    return "\n".join(lines)


def drilled(report):
    """Of a drill, as text."""
    lines = [
        _("Drill of %(file)s") % {"file": report["backup"]},
        _("Made %(moment)s on %(server)s; %(size)s, SHA-256 %(digest)s")
        % {
            "moment": report["made_at"],
            "server": report["server"],
            "size": size(report["bytes"]),
            "digest": report["sha256"],
        },
        _("%(tables)s tables with %(rows)s rows; %(files)s files, %(size)s")
        % {
            "tables": report["tables"],
            "rows": report["rows"],
            "files": report["files"],
            "size": size(report["file_bytes"]),
        },
        _("Read and checked in %(read)s s, restored in %(restore)s s, compared in %(compare)s s")
        % {
            "read": report["seconds_to_read"],
            "restore": report["seconds_to_restore"],
            "compare": report["seconds_to_compare"],
        },
    ]
    if report["migrations_to_apply"]:
        lines.append(_("%(count)s migrations were applied to it.") % {"count": report["migrations_to_apply"]})
    seen = report["seen"]
    if "ledger" in seen:
        lines.append(
            _("The ledger is whole to row %(number)s, and holds %(heads)s heads that were told before.")
            % {"number": seen["ledger"][0], "heads": seen["heads"]}
        )
    if "pages" in seen:
        lines.append(_("%(count)s pages were asked for.") % {"count": seen["pages"]})
    lines += missing(report["missing"])
    lines += report["faults"][:20]
    if report["faults"]:
        lines.append(_("The drill has failed: %(count)s faults.") % {"count": len(report["faults"])})
    else:
        lines.append(_("All is as it was: this backup can be relied on."))
    return "\n".join(lines)
