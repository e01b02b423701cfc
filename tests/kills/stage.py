"""A newsroom with something to do for every verb, once; and as many copies of it as are asked for.

The same on SQLite (a file) and on PostgreSQL (a database, copied by the server from its template).
"""

import datetime
import os
import shutil
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from tests import databases
from tests.factory import (
    TEXT,
    add_photo,
    bring_to,
    everybody,
    in_hours,
    make_article,
    make_photo,
)
from tests.forms import fields_of

LONG = TEXT * 6
ISSUES = {
    "planned": "planning",
    "in_proof": "proofing",
    "to_sign": "proofing",
    "signed": "signed",
    "signed_too": "signed",
    "to_come": "published",
}


class Stage:
    """`house`: who and what there is, as ids. `path`: the folder for copies and their files.

    `edge` is the cache in front that every change has to be told to. `now` is the time in all of them.
    """

    def __init__(self, path, blocker, edge):
        self.path, self.blocker, self.edge = Path(path), blocker, edge
        self.template = self._named("template")
        self.files = self.path / "template-files"
        self.number = 0
        with (
            blocker.unblock(),
            self.used(self.template, self.files, made_from=databases._names(connection)[0]),
        ):
            self.house = build()
        self.now = datetime.datetime.now(datetime.UTC)

    @property
    def vendor(self):
        return connection.vendor

    def _named(self, name):
        return (
            str(self.path / f"{name}.sqlite3") if self.vendor == "sqlite" else f"kills-{os.getpid()}-{name}"
        )

    @contextmanager
    def used(self, name, files, made_from=None):
        """Within the block the project works on this copy. The connection is closed before and after."""
        before = connection.settings_dict["NAME"], settings.MEDIA_ROOT, settings.DATA_DIR, settings.EDGES
        connections.close_all()
        if made_from:
            self._copy(made_from, name)
        self._set(name, files / "media", files)
        settings.EDGES = [self.edge]
        try:
            yield
        finally:
            connections.close_all()
            self._set(*before[:3])
            settings.EDGES = before[3]

    def _set(self, name, media, data):
        connection.settings_dict["NAME"] = name
        settings.MEDIA_ROOT, settings.DATA_DIR = media, data

    def fresh(self, of=None, name=None):
        """A new copy of the newsroom, or of another copy: (name, folder of its files)."""
        source, files = of or (self.template, self.files)
        name = name or f"copy{self.number % 2}"
        self.number += 1
        copy, folder = self._named(name), self.path / f"{name}-files"
        self._copy(source, copy)
        shutil.rmtree(folder, ignore_errors=True)
        if files.exists():
            shutil.copytree(files, folder)
        (folder / "media").mkdir(parents=True, exist_ok=True)
        return copy, folder

    def fresh_files(self, copy):
        """The files of a copy as they were."""
        shutil.rmtree(copy[1], ignore_errors=True)
        shutil.copytree(self.files, copy[1])

    def _copy(self, source, target):
        if self.vendor == "sqlite":
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(target + suffix).unlink(missing_ok=True)
                if Path(source + suffix).exists():
                    shutil.copyfile(source + suffix, target + suffix)
            return
        with closing(self.connect("postgres")) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def connect(self, name):
        """A plain connection to another database of the same server (PostgreSQL)."""
        import psycopg

        parameters = connection.get_connection_params()
        kept = {key: parameters[key] for key in ("host", "port", "user", "password") if parameters.get(key)}
        return psycopg.connect(dbname=name, autocommit=True, **kept)

    def remove(self):
        if self.vendor == "postgresql":
            with self.blocker.unblock(), closing(self.connect("postgres")) as server:
                found = server.execute(
                    "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"kills-{os.getpid()}-%"]
                ).fetchall()
                for (name,) in found:
                    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def build():
    """Makes all there is by the real moves. Returns the ids, cookies and filled-in forms of it."""
    from articles.outbox.models import Errand

    people = everybody()
    house = SimpleNamespace(story={}, issue={}, cookies={}, form={})
    house.people = {role: user.pk for role, user in vars(people).items()}
    for role, user in vars(people).items():
        client = Client()
        client.force_login(user)
        house.cookies[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    _stories(house)
    _issues(house, people)
    house.loose_photo = make_photo(by=people.desk_editor, caption="无人用的图").pk
    _forms(house)
    # What led here counts as done, so that the worker has to do what an act makes necessary, and that alone.
    Errand.objects.undone().update(done_at=timezone.now(), attempts=1)
    return house


def _stories(house):
    from newsroom.districts.models import District

    place = District.objects.filter(level=District.Level.DISTRICT).first()
    states = {
        "draft": "draft",
        "second_draft": "draft",
        "in_first": "first_review",
        "in_first_too": "first_review",
        "in_second": "second_review",
        "in_final": "final_review",
        "in_final_too": "final_review",
        "approved": "approved",
        "to_schedule": "approved",
        "to_edit": "approved",
        "to_place": "approved",
        "out": "published",
        "out_too": "published",
        "killed": "killed",
        "withdrawn": "withdrawn",
    }
    for name, status in states.items():
        story = make_article(headline=f"稿件{name}", body=LONG, tags=["清凉"], districts=[place])
        if name in ("draft", "approved", "out", "to_place"):
            add_photo(story)
            story.record_edit(by=story.author)
        bring_to(story, status)
        house.story[name] = story.pk
    scheduled = bring_to(make_article(headline="定时稿", body=LONG), "published", at=in_hours(30))
    house.story["scheduled"] = scheduled.pk


def _issues(house, people):
    from articles.issues.models import Issue
    from articles.models import Article

    day = datetime.date(2026, 11, 22)
    for number, (name, status) in enumerate(ISSUES.items()):
        issue = Issue.objects.create(date=day + datetime.timedelta(days=number))
        pages = [issue.pages.create(number=n, name=title) for n, title in ((1, "要闻"), (2, "工会新闻"))]
        stories = [bring_to(make_article(headline=f"{name}{n}", body=LONG), "approved") for n in range(4)]
        if name == "signed":
            Article.objects.get(pk=stories[0].pk).publish(by=people.chief_editor)  # web first
        for n, story in enumerate(stories):
            pages[n % 2].place(Article.objects.get(pk=story.pk), by=people.page_editor)
        house.story |= {f"{name}{n}": story.pk for n, story in enumerate(stories)}
        house.issue[name] = issue.pk
        if status == "planning":
            continue
        issue.start_proofing(by=people.page_editor)
        if name == "in_proof":
            continue
        for page in pages:
            for signer in [people.proofreader] * 3 + [people.page_editor]:
                page.sign(by=signer)
        if name == "to_sign":
            continue
        Issue.objects.get(pk=issue.pk).sign_off(by=people.chief_editor)
        if name == "to_come":
            Issue.objects.get(pk=issue.pk).publish(by=people.chief_editor, at=in_hours(30))


def _forms(house):
    """What browsers hold that were opened before: every field of the story form."""
    from django.urls import reverse

    for role, name in [
        ("reporter", "draft"),
        ("reporter", "second_draft"),
        ("desk_editor", "to_edit"),
        ("chief_editor", "out_too"),
    ]:
        address = reverse("admin:articles_article_change", args=[house.story[name]])
        house.form[name] = fields_of(client_of(house, role).get(address))
    new = client_of(house, "reporter").get(reverse("admin:articles_article_add"))
    house.form["new"] = fields_of(new)
    kept = {"tab": "tab-1", "count": 1, "base": 1, "data": '[["headline", "留底的标题"]]'}
    address = reverse("admin:drafting_copy", args=[house.story["second_draft"]])
    assert client_of(house, "reporter").post(address, kept).status_code == 204


def client_of(house, role, **options):
    """The browser of the person of this role, logged in; of nobody if it is empty."""
    client = Client(**options)
    if role:
        client.cookies[settings.SESSION_COOKIE_NAME] = house.cookies[role]
    return client


__all__ = ["Stage", "client_of"]
