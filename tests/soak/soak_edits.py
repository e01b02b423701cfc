"""Twenty editors in twenty processes save one story ten times each, through the real form of the real server."""

import json
import re
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.test import Client

from articles.models import Article
from tests import factory
from tests.edge.conftest import load_stack, running
from tests.messages import ROOT

EDITORS, SAVES = 20, 10
MARK = re.compile(r"记号-\d+-\d+-")


def stack_of(module):
    class Stack(load_stack().Stack):
        def run(self, name, command):
            super().run(name, [module if part == "newsroom.wsgi" else part for part in command])

    return Stack


def saved_by_all(tmp_path, module="newsroom.wsgi", **environment):
    """(the story afterwards, what became of each save)"""
    story = factory.make_article("first_review")
    environment |= {"SECRET_KEY": project.SECRET_KEY}
    with running(stack_of(module), tmp_path, environment=environment, workers=3) as edge:
        editors = []
        for number in range(EDITORS):
            client = Client(headers={"user-agent": ""})
            client.force_login(factory.make_user("desk editor"))
            session = client.cookies[project.SESSION_COOKIE_NAME].value
            arguments = [edge.stack.url, str(story.pk), session, str(number), str(SAVES)]
            command = [sys.executable, "-m", "tests.soak.editing", *arguments]
            editors.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE))
        saves = [save for editor in editors for save in json.loads(editor.communicate(timeout=900)[0])]
    return Article.objects.get(pk=story.pk), saves


@pytest.mark.django_db(transaction=True)
def test_of_two_hundred_saves_what_was_acknowledged_is_there_and_the_rest_is_kept(tmp_path):
    story, saves = saved_by_all(tmp_path)

    saved = [save["mark"] for save in saves if save["status"] == 302]
    refused = [save for save in saves if save["status"] != 302]
    print(f"\n{len(saves)} saves: {len(saved)} acknowledged, {len(refused)} refused")
    assert len(saves) == EDITORS * SAVES
    assert sorted(MARK.findall(story.body)) == sorted(saved)
    assert {save["status"] for save in refused} <= {200}
    assert all(save["kept"] for save in refused)
    assert story.versions.count() == 1 + len(saved)


@pytest.mark.django_db(transaction=True)
def test_without_asking_for_the_revision_saves_are_lost(tmp_path):
    """The control: a server that writes over what others have saved."""
    story, saves = saved_by_all(tmp_path, "tests.soak.careless:application", CARELESS="1")

    saved = {save["mark"] for save in saves if save["status"] == 302}
    lost = saved - set(MARK.findall(story.body))
    print(f"\ncontrol: {len(saved)} acknowledged, {len(lost)} of them lost")
    assert lost
