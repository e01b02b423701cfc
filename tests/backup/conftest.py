import pytest
from django.utils import translation

from newsroom.backup import keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """scrypt as cheap as is accepted."""
    monkeypatch.setattr(keys, "COST", keys.LEAST)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def target(tmp_path):
    """A folder for backups."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder
