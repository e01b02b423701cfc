"""Fifty identical posts at once, at every door of the office that makes something: one thing each."""

import pytest
from django.template import Template
from django.test.utils import _TestState

from tests.access.world import World
from tests.races.doors import doors
from tests.races.sending import send_many, statuses

AT_ONCE = 50


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_spent", [True, False], ids=["", "control"])
def test_fifty_identical_posts_make_one_thing_at_every_door(monkeypatch, is_spent):
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    if not is_spent:
        monkeypatch.setattr("newsroom.once.listeners.spend", lambda: None)
    world, wrong = World(), {}
    for door in doors():
        made, answers = send_many(door, world, AT_ONCE)
        print(f"{door.name:32} made {made:3}  {sorted(statuses(answers), key=str)}", flush=True)
        if made != 1 or not statuses(answers) <= {200, 302, 404, 409}:
            wrong[door.name] = made

    assert bool(wrong) != is_spent, wrong
