"""One newsroom for all tests of a module: built once, and every request on it is undone."""

import pytest


@pytest.fixture(scope="module")
def media_of_the_world(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def own_media(settings, media_of_the_world):
    """The files of the world's photos outlive the single test."""
    settings.MEDIA_ROOT = media_of_the_world
    return settings.MEDIA_ROOT


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, media_of_the_world):
    """A newsroom with somebody of each role, and stories and issues in every state."""
    from django.db import transaction
    from django.test.utils import override_settings

    from tests.access.world import World

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media_of_the_world):
            world = World()
        yield world
        transaction.set_rollback(True)
