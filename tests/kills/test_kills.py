"""A few acts, ended at some of their points. All of them, at every point: tests/soak/soak_kills.py."""

import os
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection
from django.urls import reverse

from newsroom import outage
from tests.forms import fields_of
from tests.kills.acts import ACTS, client_of
from tests.kills.edge import edge
from tests.kills.loop import Loop
from tests.kills.points import BEFORE, Points, fail, kill
from tests.kills.stage import Stage
from tests.kills.trying import attempt

SOME = ["save", "publish", "withdraw", "place", "delete_photo"]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker, tmp_path_factory):
    with edge() as word:
        stage = Stage(tmp_path_factory.mktemp("kills"), django_db_blocker, word)
        yield stage
        stage.remove()


@pytest.fixture(scope="module")
def loop(stage):
    return Loop(stage)


def around_commits(names):
    """One in the middle of the work, and all about the last moment of it."""
    commits = [k for k, name in enumerate(names, start=1) if name == "commit: COMMIT"]
    last = commits[-1]
    return sorted({last // 2, last - 2, last - 1, last, min(last + 1, len(names))})


@pytest.mark.parametrize("name", SOME)
def test_whoever_is_killed_leaves_all_old_or_all_new(loop, name):
    result = loop.through(name, points=around_commits)

    assert not result.faults, "\n".join(result.faults)
    assert result.left["old"]
    assert result.left["new"]


@pytest.mark.parametrize("name", ["save", "place"])
def test_an_error_leaves_all_old(loop, name):
    result = loop.through(name, points=around_commits, when=(BEFORE,), happens=fail)

    assert not result.faults, "\n".join(result.faults)


# Controls


def committing_in_its_midst():
    """The state of a story is kept before the rest of its move is done."""
    from articles.models.article_moves import ArticleMoves

    write = ArticleMoves._write_state

    def early(story, *args):
        write(story, *args)
        connection._commit()

    ArticleMoves._write_state = early


def test_without_one_transaction_a_move_is_done_by_halves(loop):
    result = loop.through(
        "publish", points=lambda names: writes(names)[-4:-2], change=committing_in_its_midst
    )

    assert result.left["neither"]


def writes(names):
    return [k for k, name in enumerate(names, start=1) if name.startswith(("sql: INSERT", "sql: UPDATE"))]


def with_errands_afterwards():
    """Errands are put down once the change is kept: outside of its transaction."""
    from django.db import transaction

    from articles import outbox

    put = outbox.put

    def late(kind, **arguments):
        with transaction.atomic():
            put(kind, **arguments)

    outbox.put = lambda kind, **arguments: transaction.on_commit(lambda: late(kind, **arguments))


def test_with_its_errands_outside_of_the_transaction_a_withdrawal_forgets_them(loop):
    def right_after_the_first(names):
        return [names.index("commit: COMMIT") + 1]

    result = loop.through("withdraw", points=right_after_the_first, change=with_errands_afterwards)

    assert result.left["neither"]


# Files


class Half(ContentFile):
    """A file whose writer is killed in its midst."""

    def chunks(self, chunk_size=None):
        yield self.read(10)
        yield b"." * 100_000
        kill()


def test_a_file_is_whole_or_not_there(stage):
    from articles.photos.storage import PhotoStorage

    copy = stage.fresh(name="half")

    ours = attempt(stage, copy, lambda house: PhotoStorage().save("photos/half.jpg", Half(b"x" * 100)))
    theirs = attempt(
        stage, copy, lambda house: FileSystemStorage(copy[1] / "media").save("photos/control.jpg", Half(b"x"))
    )

    assert ours.killed
    assert theirs.killed
    assert not (copy[1] / "media/photos/half.jpg").exists()
    assert (copy[1] / "media/photos/control.jpg").exists()  # what Django's own leaves


def test_a_full_disk_leaves_no_part_of_a_file(stage):
    from articles.photos.storage import PhotoStorage

    def too_long(house):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
        try:
            PhotoStorage().save("photos/long.jpg", ContentFile(b"x" * 100_000))
        except OSError:
            return sorted(os.listdir(copy[1] / "media/photos"))

    copy = stage.fresh(name="long")
    before = sorted(os.listdir(copy[1] / "media/photos"))

    assert attempt(stage, copy, too_long).result == before


# What the person sees


def test_nothing_typed_is_lost_when_the_database_goes_away(stage):
    """The page says so, and holds the form: sent once more, all is saved."""
    points = Points(happens=fail)

    def save_twice(house):
        address = reverse("admin:articles_article_change", args=[house.story["second_draft"]])
        form = house.form["second_draft"] | {
            "headline": "打了很久",
            "body": "<p>一“字”\n不丢 &amp; 如此。</p>",
        }
        form["_continue"] = "1"
        points.k = len(points.names) + 20
        client = client_of(house, "reporter", raise_request_exception=False)
        first = client.post(address, form)
        again = fields_of(first, form_id="again")
        second = client.post(address, again)
        from articles.models import Article

        story = Article.objects.get(pk=house.story["second_draft"])
        return [first.status_code, first.content.decode(), second.status_code, story.headline, story.body]

    status, page, second, headline, body = attempt(
        stage, stage.fresh(name="typed"), save_twice, points
    ).result

    assert status == 503
    assert "数据库暂时没有应答" in page
    assert (second, headline) == (302, "打了很久")
    assert "一“字”" in body
    assert "不丢 &amp; 如此。" in body


def test_no_password_stands_on_that_page(rf):
    for address in ("/accounts/login/", "/admin/reporters/user/1/password/"):
        request = rf.post(address, {"login": "wang", "password1": "sesame-sesame", "name": "王"})

        page = outage.answer(request, OperationalError("gone"))

        assert page.status_code == 503
        assert "sesame" not in page.content.decode()


def test_acts_are_what_the_newsroom_can_do():
    """Every move of a story is among them: who adds one adds it here."""
    from articles.moves import MOVES

    done = " ".join(ACTS)
    words = {
        "submit": "save_and_submit",
        "pass_review": "pass_first_review",
        "reopen": "edit_what_was_approved",
    }
    assert all(words.get(verb, verb) in done for verb in MOVES)


def at_the_first_file(names):
    return [next(k for k, name in enumerate(names, start=1) if name.startswith("file: save")) + 2]


def after_the_last_commit(names):
    return [max(k for k, name in enumerate(names, start=1) if name == "commit: COMMIT")]


@pytest.mark.parametrize(
    ("name", "points"),
    [("save_new_with_a_photo", at_the_first_file), ("delete_photo", after_the_last_commit)],
)
def test_no_file_is_left_that_is_nobodys(stage, loop, monkeypatch, name, points):
    """The errand of the deletion takes it, or the sweep; without the two it would stay for ever."""
    assert not loop.through(name, points=points).faults

    monkeypatch.setattr("articles.photos.sweeping.sweep", lambda: 0)
    monkeypatch.setattr("articles.photos.files.outbox", SimpleNamespace(put=lambda *_, **__: None))
    faults = Loop(stage).through(name, points=points).faults

    assert any("nobody's file" in fault for fault in faults)
