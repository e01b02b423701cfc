import pytest
from django.utils import translation

from tests.photos.pictures import jpeg, upload


@pytest.fixture
def make_user(db):
    """A person of the back office with the named permissions of this app."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission

    def make(username, *codenames):
        user = get_user_model().objects.create_user(username, password="secret-enough", is_staff=True)
        permissions = Permission.objects.filter(content_type__app_label="photos", codename__in=codenames)
        user.user_permissions.set(permissions)
        return user

    return make


@pytest.fixture
def photographer(make_user):
    return make_user("zhao", "add_photo", "view_photo", "change_photo", "delete_photo")


@pytest.fixture
def picture_editor(make_user):
    return make_user(
        "qian", "add_photo", "view_photo", "change_photo", "view_others_photo", "change_others_photo"
    )


@pytest.fixture
def make_photo(db):
    from articles.photos.intake import accept

    def make(by=None, name="photo.jpg", **options):
        return accept(upload(jpeg(**options), name), by=by)

    return make


@pytest.fixture
def english():
    with translation.override("en"):
        yield
