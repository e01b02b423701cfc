"""What the tests of unsaved text share."""

import json

import pytest
from django.urls import reverse

from tests.factory import the


@pytest.fixture
def desk(db, client):
    """`desk("reporter")` or `desk(user)`: the browser of that person."""

    def desk(who):
        client.force_login(the(who) if isinstance(who, str) else who)
        return client

    return desk


def address(name, story=None):
    return reverse(f"admin:drafting_{name}", args=[story.pk] if story else [])


def sent(headline="打了一半的题", *, tab="tab-one", count=1, replaces=(), **more):
    """What a tab sends, every few seconds."""
    fields = [["headline", headline], ["body", "<p>打了一半的正文。</p>"], ["seen_revision", "1"]]
    data = json.dumps([*fields, *more.pop("fields", [])], ensure_ascii=False)
    return {"tab": tab, "count": count, "base": 1, "replaces": list(replaces), "data": data, **more}
