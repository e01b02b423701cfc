import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def as_user():
    """`as_user(user)`: a client that is logged in as this person."""

    def logged_in(user):
        client = Client()
        client.force_login(user)
        return client

    return logged_in


@pytest.fixture
def at():
    """`at("review", story)`: the address of one of the reviewers' screens."""

    def address(name, story=None, **kwargs):
        args = {"pk": story.pk} if story else {}
        return reverse(f"admin:reviewing_story_{name}", kwargs=args | kwargs)

    return address
