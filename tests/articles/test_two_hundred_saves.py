"""Rule 7 under pressure: twenty editors save one story two hundred times, and nothing is lost.

So in `make soak`; in `make test` each of the twenty saves three times.
"""

import random
import re
import threading
import time
from itertools import pairwise

import pytest
from django.template import Template
from django.test import Client
from django.test.utils import _TestState

from articles.models import Article
from tests import factory
from tests.forms import fields_of
from tests.sizes import size
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS = 20
SAVES_OF_EACH = size(10, 3)
MARK = re.compile(r"记号-\d+-\d+-")


@pytest.fixture(autouse=True)
def templates_without_instruments(monkeypatch):
    """The test client has every template tell every client what it renders: not across threads."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


class Editor:
    """Somebody with the form open. What could not be saved yet stays typed in it."""

    drain = threading.Semaphore(2)  # when all have typed, they save what is left one after the other

    def __init__(self, number, story):
        self.number, self.story = number, story
        self.address = f"/admin/articles/article/{story.pk}/change/"
        self.client = Client(raise_request_exception=False)
        self.client.force_login(factory.make_user("desk editor"))
        self.dice = random.Random(number)
        self.unsaved, self.accepted, self.statuses = [], [], []

    def work(self):
        self.form = fields_of(self.client.get(self.address))
        for save in range(SAVES_OF_EACH):
            self.unsaved.append(f"记号-{self.number}-{save}-")
            self.save()
        with self.drain:
            while self.unsaved and len(self.statuses) < 100:
                self.save()

    def save(self):
        """Sends the whole form: what stood there when it was opened, and all that is not saved."""
        typed = self.form["body"] + "".join(f"<p>{mark}</p>" for mark in self.unsaved)
        answer = self.client.post(self.address, {**self.form, "body": typed})
        self.statuses.append(answer.status_code)
        if answer.status_code == 302:
            self.accepted += self.unsaved
            self.unsaved = []
        else:
            assert all(mark in answer.content.decode() for mark in self.unsaved)
        time.sleep(self.dice.random())  # seconds: nobody looks up at the same moment
        self.reopen()

    def reopen(self):
        """The saved text and its revision, as the refusal shows them: the editor puts both together."""
        row = Article.objects.values("body", "revision").get(pk=self.story.pk)
        self.form |= {"body": row["body"], "seen_revision": row["revision"]}


def test_all_saves_by_twenty_editors_lose_nothing_and_break_nothing():
    story = factory.make_article("first_review")
    editors = [Editor(number, story) for number in range(EDITORS)]

    faults = [one for one in together(*[editor.work for editor in editors]) if one is not None]

    statuses = [status for editor in editors for status in editor.statuses]
    accepted = [mark for editor in editors for mark in editor.accepted]
    story = Article.objects.get(pk=story.pk)
    history = [set(MARK.findall(v.content["body"])) for v in story.versions.order_by("number")]
    assert faults == []
    assert len(statuses) >= EDITORS * SAVES_OF_EACH
    assert set(statuses) == {200, 302}  # refused with both texts, or saved; nothing else
    assert len(accepted) == len(set(accepted)) == EDITORS * SAVES_OF_EACH
    assert sorted(MARK.findall(story.body)) == sorted(accepted)
    assert history[-1] == set(accepted)
    assert all(before <= after for before, after in pairwise(history))
    assert story.revision == 1 + statuses.count(302)
    assert len(history) == 1 + statuses.count(302)
