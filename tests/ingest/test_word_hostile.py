"""Hostile and broken Word files: a sentence, for no more work than a long honest file, in a hundred megabytes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from articles.ingest.word.intake import WordRefused, import_word
from articles.ingest.word.sentences import SENTENCES
from articles.models import Article
from tests.ingest.word.hostile import FILES, as_much_as_is_allowed

ROOT = Path(__file__).resolve().parents[2]
HONEST = 2  # times the work of the longest file that is read, starting both processes included
MEGABYTES = 100  # for each process at its largest


def measured(data, name, folder):
    """What `tests.ingest.word.measuring` says of the file, in a fresh process."""
    path = folder / "file"
    path.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ingest.word.measuring", str(path), name],
        cwd=ROOT, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def honest(tmp_path_factory):
    """What the longest file that is read costs here and now."""
    data, name, _ = as_much_as_is_allowed()
    return measured(data, name, tmp_path_factory.mktemp("honest"))


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_a_hostile_file_costs_little_and_is_understood(make, honest, tmp_path):
    data, name, code = make()

    found = measured(data, name, tmp_path)

    assert found["code"] == code
    assert found["seconds"] < HONEST * honest["seconds"]
    assert found["megabytes"] < MEGABYTES
    for piece in found.get("pieces", []):
        assert "javascript:" not in str(piece)
        assert "<script" not in str(piece)


def test_there_are_many_kinds_of_them():
    assert len(FILES) >= 30


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_who_brought_it_reads_a_sentence_and_nothing_is_stored(make, own_originals):
    data, name, code = make()

    if code:
        with pytest.raises(WordRefused) as refused:
            import_word(ContentFile(data, name=name))
        assert str(refused.value).endswith("。")
        assert not Article.objects.exists()
        assert not list(own_originals.rglob("*.docx"))
    else:
        assert import_word(ContentFile(data, name=name)).article.pk


def test_every_sentence_is_translated():
    from django.utils import translation

    with translation.override("zh-hans"):
        assert all(str(sentence)[-1] == "。" for sentence in SENTENCES.values())


def test_a_file_over_the_limit_is_not_read_to_its_end(monkeypatch):
    from articles.ingest.word import intake

    monkeypatch.setattr(intake, "MAX_FILE", 1000)

    with pytest.raises(WordRefused):
        import_word(ContentFile(b"PK\x03\x04" + b"\0" * 5000, name="稿件.docx"))


@pytest.mark.django_db
def test_a_linked_picture_is_never_fetched_and_said(db):
    from tests.ingest.word.hostile import a_picture_on_the_net

    data, name, _code = a_picture_on_the_net()

    article = import_word(ContentFile(data, name=name)).article

    assert not article.photo_uses.exists()
    assert "没有去取" in article.note
