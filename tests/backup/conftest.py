import pytest

from newsroom.backup import keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """scrypt as cheap as is accepted."""
    monkeypatch.setattr(keys, "COST", keys.LEAST)


@pytest.fixture
def target(tmp_path):
    """A folder for backups."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder
