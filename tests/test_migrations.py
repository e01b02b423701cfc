"""Migrations are safe while the version before them still runs: nobody is kept waiting for a new one.

Between `migrate` and the last of the old processes, old code works on the new tables. So a new
column must have a value where the old code gives none (`null=True` or `db_default`), and what the
old code still reads or writes goes a version later. What stands in ALONE was looked at, and says why.
"""

import pytest
from django.db import models
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader

BEFORE = {  # the numbers that were there before this rule, by app
    "articles": 4, "checking": 3, "drafting": 1, "facsimile": 2, "former": 1, "ingest": 5, "issues": 6,
    "notices": 3, "numbers": 2, "photos": 5, "planning": 2, "proofing": 1, "reviewing": 6, "search": 1,
    "districts": 2, "reporters": 2,
}  # fmt: skip
ALONE = {}
GONE_TOO_EARLY = (
    operations.RemoveField,
    operations.RenameField,
    operations.DeleteModel,
    operations.RenameModel,
)


def new_migrations():
    loader = MigrationLoader(None)
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        ours = migration.__module__.startswith(("articles.", "newsroom."))
        if ours and int(name[:4]) > BEFORE.get(app, 0) and (app, name) not in ALONE:
            yield pytest.param(migration, id=f"{app}.{name}")


def troubles(migration):
    made_here = set()
    for operation in migration.operations:
        if isinstance(operation, operations.CreateModel):
            made_here.add(operation.name_lower)
        elif isinstance(operation, GONE_TOO_EARLY):
            yield f"{operation.describe()}: the running version still uses it"
        elif isinstance(operation, operations.AddField) and operation.model_name_lower not in made_here:
            field = operation.field
            has_value = field.null or field.many_to_many or field.db_default is not models.NOT_PROVIDED
            if not has_value:
                yield f"{operation.describe()}: the running version gives it no value"


@pytest.mark.parametrize("migration", [*new_migrations()])
def test_the_version_before_can_go_on(migration):
    assert list(troubles(migration)) == []


def test_what_would_stop_the_version_before_is_found():
    class Rash:
        operations = [
            operations.AddField("article", "mood", models.CharField(default="", max_length=9)),
            operations.AddField("article", "tone", models.CharField(null=True, max_length=9)),
            operations.AddField("article", "pace", models.IntegerField(db_default=0)),
            operations.RemoveField("article", "kicker"),
        ]

    assert len(list(troubles(Rash))) == 2
