"""What is not just what was written is refused, with a sentence, and before anything is touched."""

import functools
import io
import random

import pytest

from newsroom.backup import keys, parts, sealing
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import BackupRefused, Damaged, Reader, Writer
from tests.backup.mutations import mutations

KEY = "a secret that nobody guesses"


class UntouchedHouse:
    """A target that notices if anybody does more than look at it."""

    name = "newsroom"

    class database:
        kind = "sqlite"

        def close():
            pass

    def is_empty(self):
        return True

    def __getattr__(self, name):
        raise AssertionError(f"the target was touched: {name}")


def written(key="", *, seed="one"):
    """A backup of a few parts over seven chunks."""
    file, chance = io.BytesIO(), random.Random(seed)
    writer = Writer(file, key)
    packer = parts.Packer(writer)
    packer.text(parts.ABOUT, parts.ABOUT, {"database": "sqlite", "migrations": [], "made_at": seed})
    with packer.part("database.sqlite3", "sqlite", deflated=True) as part:
        part.write(chance.randbytes(50_000) + bytes(50_000))
    for number in range(40):
        with packer.part(f"media/photos/{number}.jpg", "file") as part:
            part.write(chance.randbytes(4000))
    packer.finish({"rows": {}, "files": 40})
    return file.getvalue()


@pytest.fixture(autouse=True)
def small_and_quick(monkeypatch):
    """Small chunks, and each key worked out once."""
    monkeypatch.setattr(keys, "_derive", functools.cache(keys._derive))
    monkeypatch.setattr(sealing, "CHUNK", 32 * 1024)
    monkeypatch.setattr(parts, "CHUNK", 1024**2)


@pytest.mark.parametrize("key", ["", KEY])
def test_each_of_two_hundred_mutations_is_refused(key, tmp_path):
    data, other = written(key), written(key, seed="two")
    path, passed = tmp_path / "a.backup", []
    seal = sealing.TAG if key else sealing.SEAL

    for name, spoilt in mutations(data, seal, other, 200):
        path.write_bytes(spoilt)
        try:
            restore(path, key, house=UntouchedHouse())
        except BackupRefused as refusal:
            assert str(refusal)
        else:
            passed.append(name)

    assert passed == []
    path.write_bytes(data)
    assert check(path, key).contents["files"] == 40


def test_without_the_seals_mutations_pass(tmp_path, monkeypatch):
    """The control: with seals, sums and counts not looked at, what is spoilt is taken for whole."""

    class Trusting(sealing.PlainSeals):
        def open(self, word, sealed, number, is_last):
            return sealed[: -sealing.SEAL]

    monkeypatch.setattr(sealing, "PlainSeals", Trusting)
    monkeypatch.setattr(parts.Part, "digest", property(lambda part: (part.end or {}).get("sha256")))
    data, path, passed = written(), tmp_path / "a.backup", 0

    for _name, spoilt in mutations(data, sealing.SEAL, written(seed="two"), 200):
        path.write_bytes(spoilt)
        try:
            check(path)
            passed += 1
        except BackupRefused:
            pass

    assert passed > 20


def test_a_part_that_was_removed_is_missed_even_with_fitting_seals(tmp_path, monkeypatch):
    monkeypatch.setattr(parts.Packer, "text", leaving_out(parts.Packer.text))
    path = tmp_path / "a.backup"
    path.write_bytes(written())

    with pytest.raises(Damaged, match="parts"):
        check(path)


def leaving_out(text):
    def write(packer, name, kind, said):
        if kind == parts.CONTENTS:
            said = said | {"parts": said["parts"] + 1}
        return text(packer, name, kind, said)

    return write


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("", "encrypted"), ("another secret, as long", "not the one"), ("short", "not the one")],
)
def test_only_its_own_key_opens_it(key, sentence, tmp_path):
    path = tmp_path / "a.backup"
    path.write_bytes(written(KEY))

    with pytest.raises(BackupRefused, match=sentence):
        check(path, key)


def test_with_a_key_nothing_of_it_can_be_read():
    file = io.BytesIO()
    writer = Writer(file, KEY)
    writer.write("当事人要求匿名".encode() * 1000)
    writer.finish()

    assert "当事人".encode() not in file.getvalue()
    assert Reader(io.BytesIO(file.getvalue()), KEY).read(21).decode() == "当事人要求匿名"


def test_the_same_thing_is_never_encrypted_twice_alike():
    assert written(KEY)[-100:] != written(KEY)[-100:]


def test_a_key_is_long(tmp_path, monkeypatch):
    file = tmp_path / "key"
    file.write_text("short")

    with pytest.raises(ValueError, match="16"):
        keys.secret(str(file))
    monkeypatch.setenv("BACKUP_KEY", KEY)
    assert keys.secret() == KEY


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "/etc/passwd", "media/../../x", "media", "media//x", "media/./x"]
)
def test_no_part_is_restored_outside_of_its_place(name):
    from newsroom.backup.files import place_of

    with pytest.raises(Damaged):
        place_of(name)


def test_a_part_that_inflates_to_more_than_a_piece_is_refused():
    import zlib

    with pytest.raises(Damaged):
        parts._inflated(zlib.compress(bytes(parts.PIECE + 1)))
