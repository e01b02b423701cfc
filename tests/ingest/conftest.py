import pytest


@pytest.fixture(autouse=True)
def own_originals(settings, tmp_path):
    """Each test has an empty folder for the originals."""
    settings.DATA_DIR = tmp_path / "data"
    return settings.DATA_DIR


@pytest.fixture
def make_user(db):
    """A person of the back office in the named role."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    def make(username, role):
        user = get_user_model().objects.create_user(username, password="secret-enough", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def reporter(make_user):
    return make_user("lin", "reporter")


@pytest.fixture
def desk_editor(make_user):
    return make_user("qian", "desk editor")
