import pytest
from django.test import Client

from tests import factory


@pytest.fixture
def wang(db):
    return factory.make_user("reporter", "wang")


@pytest.fixture
def make_client(wang):
    """`make_client()`: a browser in which wang has logged in through the form."""

    def make_client(user=wang, password=factory.PASSWORD, **headers):
        client = Client(**headers)
        client.post("/accounts/login/", {"username": user.username, "password": password})
        return client

    return make_client


@pytest.fixture
def is_in():
    """True if the back office opens to this browser at its next request."""
    return lambda client: client.get("/admin/").status_code == 200
