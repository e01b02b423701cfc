"""Beats and saves at the very same moment, each on a connection of its own."""

import pytest
from django.test import Client

from articles.drafting.models import Presence, WorkingCopy
from articles.models import Article
from tests import factory
from tests.drafting.conftest import address, sent
from tests.factory import the
from tests.forms import fields_of
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def test_an_autosave_and_a_save_at_once_leave_the_saved_text_and_no_copy():
    for number in range(4):
        story = factory.make_article()
        where = f"/admin/articles/article/{story.pk}/change/"
        saver, keeper = client_of(the("reporter")), client_of(the("reporter"))
        form = fields_of(saver.get(where)) | {"headline": f"存下的题{number}", "_draft": "tab-one"}

        outcomes = together(
            lambda: saver.post(where, form).status_code,
            *[
                lambda count=count: (
                    keeper_of(keeper).post(address("copy", story), sent(count=count)).status_code
                )
                for count in range(3)
            ],
        )

        assert outcomes == [302, 204, 204, 204]
        assert Article.objects.get(pk=story.pk).headline == f"存下的题{number}"
        assert not WorkingCopy.objects.of(the("reporter")).filter(article=story).exists()


def keeper_of(client):
    """A client for one thread: cookies are not to be shared while they change."""
    own = Client()
    own.cookies = client.cookies.copy()
    return own


def test_first_beats_at_once_make_one_row():
    story = factory.make_article()
    clients = [client_of(the("reporter")) for _ in range(4)]

    statuses = together(
        *[
            lambda n=n, c=c: c.post(address("copy", story), sent(tab=f"tab-{n}")).status_code
            for n, c in enumerate(clients)
        ]
    )

    assert sorted(statuses) == [204, 409, 409, 409]
    assert WorkingCopy.objects.count() == 1


def test_arrivals_at_once_make_one_row_for_each_person():
    story = factory.make_article("first_review")
    clients = [client_of(the(role)) for role in ("desk editor", "chief editor") for _ in range(3)]

    statuses = together(
        *[
            lambda n=n, c=c: c.post(address("presence", story), {"tab": f"tab-{n}"}).status_code
            for n, c in enumerate(clients)
        ]
    )

    assert statuses == [200] * 6
    assert Presence.objects.count() == 2
