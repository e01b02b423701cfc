"""What an account may do is read in one query, and is what Django's own backend would say."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission

from newsroom.reporters.models import User
from newsroom.reporters.roles import ROLES
from tests import factory

pytestmark = pytest.mark.django_db


def read_anew(user):
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_django_says(role):
    user = factory.make_user(role)
    user.user_permissions.add(Permission.objects.get(codename="delete_user"))

    assert read_anew(user).get_all_permissions() == ModelBackend().get_all_permissions(read_anew(user))


def test_permissions_and_roles_are_one_query(django_assert_num_queries):
    user = factory.make_user("desk editor")
    user.groups.add(Group.objects.create(name="may nothing"), Group.objects.get(name="proofreader"))
    user = read_anew(user)

    with django_assert_num_queries(1):
        assert user.has_perm("articles.first_review_article")
        assert user.has_perm("issues.proofread_page")
        assert not user.has_perm("articles.sign_off_article")
        assert user.role_names == {"desk editor", "proofreader", "may nothing"}


def test_an_account_that_is_disabled_may_nothing():
    user = factory.make_user("chief editor")
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert read_anew(user).get_all_permissions() == set()
    assert not read_anew(user).has_perm("articles.view_article")


def test_a_superuser_may_everything():
    user = factory.make_user(superuser=True)

    assert read_anew(user).get_all_permissions() == ModelBackend().get_all_permissions(read_anew(user))
    assert read_anew(user).has_perm("articles.sign_off_article")


def test_a_permission_for_one_object_is_given_to_nobody():
    assert not factory.make_user("chief editor").has_perm("articles.view_article", object())
