"""The names of roles are the program's own in the database, and the reader's on the screen."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests import factory

pytestmark = pytest.mark.django_db
NAMES = ["责任编辑", "总编辑", "通讯员", "审计员"]


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_they_are_translated_wherever_roles_are_shown(client, role):
    client.force_login(factory.make_user(role, language="zh-hans"))
    account = factory.make_user("desk editor", "qian")

    screens = {
        reverse("admin:auth_group_changelist"): NAMES,
        reverse("admin:reporters_user_changelist"): NAMES,
        reverse("admin:reporters_user_change", args=[account.pk]): NAMES[:1],
        reverse("admin:auth_group_change", args=[Group.objects.get(name="desk editor").pk]): NAMES[:1],
    }
    for address, names in screens.items():
        page = client.get(address).content.decode()
        assert [name for name in names if name not in page] == [], address
        assert "desk editor" not in page, address
