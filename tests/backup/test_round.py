"""Out and back again: rows and files are, byte for byte, what they were."""

import errno
import json
import os
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import translation

from newsroom.backup import drilling, making, reports
from newsroom.backup.drilling import drill, scratch_house
from newsroom.backup.making import make
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import BackupRefused
from newsroom.backup.target import folders_of_settings
from newsroom.ledger.models import Entry
from tests import factory
from tests.backup.comparing import contents, dump

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "a secret that nobody guesses"
LATER = re.compile(r"backup\.made|setval\('public.ledger_waiting_id_seq")  # of what says that it was made


@pytest.fixture
def paper():
    """A story that is public, with a photo, one that is withdrawn, and one in the making."""
    story = factory.make_article("approved", tags=["暖心"])
    shown = factory.make_article("draft")
    factory.add_photo(shown)
    shown.record_edit(by=shown.author)
    factory.bring_to(shown, "published")
    factory.make_article("withdrawn")
    return story


def test_rows_schema_and_files_are_what_they_were(paper, target):
    made = make(target, key=KEY)
    Entry.objects.get(kind="backup.made")  # it is not in the backup
    before = [line for line in dump() if not LATER.search(line)]

    with scratch_house(target) as (house, _environment):
        restored = restore(made.path, KEY, house=house, record=False)
        after = [line for line in dump(house.database) if not LATER.search(line)]
        files = {area: contents(root) for area, root in house.files.roots.items()}

    assert after == before
    assert len(after) > 700
    assert files == {area: contents(root) for area, root in folders_of_settings().items()}
    assert len(files["media"]) > 2
    assert made.files == sum(map(len, files.values()))
    assert restored.behind == 0


def test_what_is_restored_in_place_is_on_record_and_what_was_there_is_kept(paper, target, settings, capsys):
    made = make(target)
    story = factory.make_article("published", "之后的稿件")
    name = connection.settings_dict["NAME"]
    (settings.MEDIA_ROOT / "photos" / "later.jpg").write_bytes(b"later")

    with pytest.raises(CommandError, match="already"):
        call_command("restore", str(made.path), "--no-input")
    with pytest.raises(CommandError, match="already"):
        call_command("restore", str(made.path), "--into", "another")
    assert type(story).objects.filter(pk=story.pk).exists()
    call_command("restore", str(made.path), "--into", name.rsplit("/", 1)[-1])
    said = capsys.readouterr().out

    assert not type(story).objects.filter(pk=story.pk).exists()
    assert not (settings.MEDIA_ROOT / "photos" / "later.jpg").exists()
    assert list(settings.MEDIA_ROOT.parent.glob("media.before-*/photos/later.jpg"))
    row = Entry.objects.get(kind="backup.restored")
    assert row.known_facts["sha256"] == made.digest
    assert row.known_facts["replaced"][0] > row.number
    assert row.known_facts["undone"]["articles.publish"] == 1
    assert f"articles.article:{story.pk}" in said
    call_command("verify_ledger", "--no-file")
    factory.make_article("published")  # and work goes on


def test_the_drill_finds_all_well_also_with_a_backup_of_an_older_version(paper, target):
    call_command("migrate", "ingest", "0005", verbosity=0)
    made = make(target, key=KEY)
    before = dump()

    report = drill(made.path, KEY, folder=target)

    assert report["faults"] == []
    assert report["migrations_to_apply"] == 1
    assert report["seen"]["pages"] > 2
    assert report["files"] == made.files
    assert dump() == before
    assert [path.name for path in target.iterdir()] == [made.path.name]


def test_the_drill_finds_what_was_not_restored(paper, target, monkeypatch):
    made = make(target)
    load = drilling.restore

    def restore_badly(*args, house, **options):
        told = load(*args, house=house, **options)
        next(house.files.roots["media"].rglob("*.webp")).write_bytes(b"another")
        return told

    monkeypatch.setattr(drilling, "restore", restore_badly)
    monkeypatch.setattr(drilling, "look", lambda *_: {"faults": []})

    with pytest.raises(CommandError):
        call_command("drill", str(made.path), "--scratch", str(target), "--report", str(target / "report"))

    assert len(json.loads((target / "report.json").read_text())["faults"]) == 1


def test_a_backup_is_on_record_before_it_has_a_name(paper, target):
    made = make(target, actor="夜班")

    begun, done = Entry.objects.filter(kind__startswith="backup.").order_by("number")
    assert (begun.kind, done.kind, done.actor) == ("backup.begun", "backup.made", "夜班")
    assert done.known_facts["sha256"] == made.digest
    assert check(made.path).about["ledger"][0] == begun.number


def test_without_its_row_there_is_no_backup(paper, target):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_elsewhere")
    try:
        with pytest.raises(Exception, match="ledger_entry"):
            make(target)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE ledger_elsewhere RENAME TO ledger_entry")

    assert list(target.iterdir()) == []


@pytest.mark.parametrize(("ending", "options"), [("away", {"keep": 3}), ("away/", {}), ("away/a.backup", {})])
def test_a_folder_that_is_missing_is_named(target, ending, options):
    with translation.override("zh-hans"), pytest.raises(CommandError) as refused:
        call_command("backup", f"{target}/{ending}", **options)

    assert str(refused.value) == f"没有文件夹 {target}/away。"
    assert not Entry.objects.exists()
    assert list(target.iterdir()) == []


def test_what_the_system_refuses_is_a_sentence_and_leaves_nothing(target, monkeypatch):
    """As in a service's sandbox, where the folder is there and nothing may be written."""

    def refused(path, *args, **options):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)

    monkeypatch.setattr(making.os, "open", refused)
    with translation.override("zh-hans"), pytest.raises(CommandError) as error:
        call_command("backup", str(target))
    monkeypatch.undo()

    assert f"{target}/newsroom-" in str(error.value)
    assert "该文件系统为只读" in str(error.value)
    assert list(target.iterdir()) == []


def test_a_disk_that_gets_full_is_a_sentence_and_leaves_nothing(target, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(making, "_pack", full)
    with translation.override("zh-hans"), pytest.raises(CommandError) as error:
        call_command("backup", str(target))

    assert str(error.value) == "磁盘空间已满。"
    assert list(target.iterdir()) == []


def test_an_error_of_the_system_that_has_no_place_is_told_as_it_is():
    assert reports.trouble(OSError(errno.EIO, "Input/output error")) == "[Errno 5] Input/output error"
    assert reports.trouble(BackupRefused("No.")) == "No."


def test_the_newest_stay(paper, target, monkeypatch):
    for day in range(10, 14):
        (target / f"newsroom-202611{day}T000000Z.backup").write_bytes(b"old")
    (target / "newsroom-20261101T000000Z.backup.part").write_bytes(b"of one that was killed")
    (target / "notes.txt").write_text("not ours")

    made = make(target, keep=2)

    assert sorted(path.name for path in target.iterdir()) == sorted(
        [made.path.name, "newsroom-20261113T000000Z.backup", "notes.txt"]
    )
    assert len(Entry.objects.get(kind="backup.removed").known_facts["files"]) == 3


def test_what_is_of_a_newer_version_or_another_database_is_refused(paper, target, monkeypatch):
    from newsroom.backup import making, restoring

    newer = making.about

    def about(snapshot, number):
        said = newer(snapshot, number)
        return said | {"migrations": [*said["migrations"], ["articles", "9999_later"]]}

    monkeypatch.setattr(making, "about", about)
    made = make(target)
    with scratch_house(target) as (house, _environment):
        with pytest.raises(BackupRefused, match="9999_later"):
            restore(made.path, house=house)
        assert house.is_empty()

    monkeypatch.setattr(restoring, "known_migrations", lambda: {("articles", "9999_later")})
    summary = check(made.path)
    with pytest.raises(BackupRefused, match="runs on"):
        restoring.refuse_unfit(summary, "another")
