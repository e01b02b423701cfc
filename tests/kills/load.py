"""A newsroom at its busiest: several workers, people who write, move, place and publish, readers; and
somebody who kills a worker now and then."""

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from deploy.stack import free_port
from tests.databases import SETTINGS
from tests.forms import fields_of
from tests.kills.trying import attempt

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a" * 32  # of forms: what the cookie says and the form repeats
WORKERS, PEOPLE = 3, 4
VERBS = ["submit", "recall", "pass_review", "send_back", "sign_off", "publish", "unschedule", "withdraw"]
VERBS += ["kill", "restore", "pass_review", "sign_off", "publish", "submit"]
ROLES = ["reporter", "desk_editor", "desk_chief", "chief_editor"]
ISSUE_VERBS = ["start_proofing", "sign_off", "back_to_proof", "unschedule"]
PAGES = ["/", "/issues/", "/search/?q=稿件", "/feeds/latest.json", "/districts/", "/sitemap.xml"]


def still_here(house):
    """Nobody's visit is over because the tries before took an hour."""
    from newsroom.doors.models import Visit

    now = datetime.now(UTC)
    Visit.objects.update(seen_at=now, started_at=now)


class Load:
    """`answers`: every status, 0 where the connection broke; `acknowledged`: (story, mark) of what was
    said to be saved; `killed`: how many processes."""

    def __init__(self, stage, copy, seed=1):
        self.stage, self.copy = stage, copy
        self.house, self.random = stage.house, random.Random(seed)
        self.port = free_port()
        self.answers, self.acknowledged, self.killed = [], [], 0
        self.is_over = threading.Event()
        self.marks = iter(range(10**9))

    def __enter__(self):
        attempt(self.stage, self.copy, still_here)
        folder = self.copy[1]
        environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.environment = environment | {
            "DATA_DIR": str(folder),
            "DATABASE_URL": self._url(),
            "WORKERS": str(WORKERS),
            "THREADS": "2",
            "BIND": f"127.0.0.1:{self.port}",
            "EMAIL_URL": "dummymail://",
            "EDGES": self.stage.edge,
        }
        self.log = (self.stage.path / "load.log").open("ab")
        server = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--preload", "newsroom.wsgi"]
        self.server = self._run(*server)
        self.worker = self._run("manage.py", "work")
        deadline = time.monotonic() + 120
        while not self._answers():
            if time.monotonic() > deadline or self.server.poll() is not None:
                raise RuntimeError((self.stage.path / "load.log").read_text()[-2000:])
            time.sleep(0.2)
        self.people = [threading.Thread(target=self._work, args=[n]) for n in range(PEOPLE)]
        for each in self.people:
            each.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        for each in self.people:
            each.join()
        for process in (self.server, self.worker):
            process.terminate()
        for process in (self.server, self.worker):
            process.wait(60)
        self.log.close()

    def _url(self):
        name = self.copy[0]
        if connection.vendor == "sqlite":
            return f"sqlite:///{name}"
        url, _, query = os.environ["DATABASE_URL"].partition("?")
        return f"{url.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")

    def _run(self, *arguments):
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log
        )

    def _answers(self):
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False

    # Killing

    def kill_workers(self, times):
        """Kills a random one of the server's processes, or each tenth time the worker of the outbox."""
        while self.killed < times:
            answered = len(self.answers) + self.random.randint(1, 5)  # so that some work is done in between
            while len(self.answers) < answered:
                time.sleep(0.01)
            time.sleep(self.random.uniform(0, 0.5))
            if self.killed % 10 == 9:
                self.worker.kill()
                self.worker.wait()
                self.worker = self._run("manage.py", "work")
                self.killed += 1
                continue
            children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
            if len(children) == WORKERS:
                os.kill(int(self.random.choice(children)), signal.SIGKILL)
                self.killed += 1
        time.sleep(2)

    # The people

    def _work(self, number):
        chance = random.Random(number)
        acts = [self._save] * 4 + [self._move] * 4 + [self._issue, self._place, self._autosave, self._read]
        while not self.is_over.is_set():
            try:
                chance.choice(acts)(chance)
            except (OSError, HTTPException):
                self.answers.append(0)

    def ask(self, method, path, role="", data=None):
        """(status, text) of the answer."""
        client = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": f"127.0.0.1:{self.port}", "Cookie": f"csrftoken={TOKEN}"}
        if role:
            headers["Cookie"] += f"; sessionid={self.house.cookies[role]}"
        body = None
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(data | {"csrfmiddlewaretoken": TOKEN}, doseq=True)
        try:
            client.request(method, path, body=body, headers=headers)
            response = client.getresponse()
            text = response.read().decode(errors="replace")
            self.answers.append(response.status)
            return response.status, text
        finally:
            client.close()

    def _story(self, chance):
        return chance.choice(sorted(self.house.story.values()))

    def _save(self, chance):
        story, role = self._story(chance), chance.choice(ROLES)
        address = f"/admin/articles/article/{story}/change/"
        status, page = self.ask("GET", address, role)
        form = fields_of(_Page(page)) if status == 200 else {}
        if "headline" not in form:
            return
        mark = f"标记{next(self.marks)}号"
        form |= {"headline": mark, "_continue": "1", "_note": "更正"}
        if self.ask("POST", address, role, form)[0] == 302:
            self.acknowledged.append((story, mark))

    def _move(self, chance):
        story, verb, role = self._story(chance), chance.choice(VERBS), chance.choice(ROLES)
        self.ask("POST", f"/admin/articles/article/{story}/moves/{verb}/", role, {"_note": "说明"})

    def _autosave(self, chance):
        sent = {"tab": f"tab-{chance.randrange(3)}", "count": chance.randrange(1000), "base": 1}
        sent["data"] = '[["headline", "写到一半"]]'
        self.ask("POST", f"/admin/drafting/workingcopy/stories/{self._story(chance)}/", "reporter", sent)

    def _issue(self, chance):
        issue = chance.choice(sorted(self.house.issue.values()))
        if chance.random() < 0.4:
            self.ask("POST", f"/admin/issues/issue/{issue}/publication/", "chief_editor", {"at": ""})
        else:
            verb = chance.choice(ISSUE_VERBS)
            self.ask("POST", f"/admin/issues/issue/{issue}/moves/{verb}/", "chief_editor", {})

    def _place(self, chance):
        issue = chance.choice(sorted(self.house.issue.values()))
        page, seen = chance.randrange(3), chance.randrange(3)
        change = {"article": self._story(chance), "page": page, "seen_page": seen, "position": 1}
        self.ask("POST", f"/admin/issues/issue/{issue}/plan/placements/", "page_editor", change)

    def _read(self, chance):
        page = chance.choice([*PAGES, f"/articles/{self._story(chance)}/"])
        self.ask("GET", re.sub("稿件", "%E7%A8%BF%E4%BB%B6", page))

    # Afterwards

    def lost(self, house):
        """What was acknowledged and stands in no version: sentences."""
        from articles.models.version import Version

        kept = {}
        for article, content in Version.objects.values_list("article", "content"):
            kept.setdefault(article, set()).add(content["headline"])
        return [
            f"story {story}: {mark}" for story, mark in self.acknowledged if mark not in kept.get(story, ())
        ]


class _Page:
    """As a response of the test client, for `fields_of`."""

    def __init__(self, text):
        self.content = text.encode()
