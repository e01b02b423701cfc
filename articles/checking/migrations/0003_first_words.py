"""The four word lists, each with a first version. Written by us; a newsroom makes them its own.

The list of leaders begins empty: names and titles are each paper's own.
"""

import csv
import hashlib
import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parent.parent / "data"
KINDS = ["banned", "care", "mistake", "leader"]


def fill(apps, schema_editor):
    word_lists = apps.get_model("checking", "WordList")
    words = apps.get_model("checking", "Word")
    versions = apps.get_model("checking", "WordListVersion")
    for kind in KINDS:
        word_list = word_lists.objects.create(kind=kind)
        contents = [content(row) for row in rows(DATA / f"{kind}.csv")]
        words.objects.bulk_create(words(word_list=word_list, **each) for each in contents)
        versions.objects.create(word_list=word_list, number=1, words=contents, digest=digest(contents))


def rows(file):
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def content(row):
    return {
        "term": row["term"],
        "suggestion": row["suggestion"],
        "note": row["note"],
        "is_blocking": row["is_blocking"] == "1",
        "title": "",
        "rank": None,
    }


def digest(contents):
    canonical = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Migration(migrations.Migration):
    dependencies = [("checking", "0002_roles")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
