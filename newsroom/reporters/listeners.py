"""Puts every login-relevant act on the account ledger (rule 8)."""

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

from newsroom.reporters.acting import acting_address, acting_user
from newsroom.reporters.models import AccountEvent, User

Verb = AccountEvent.Verb


def record(verb, user, *, note="", actor=None):
    """Writes one row: what happened to which account, by whom, from where."""
    AccountEvent.objects.create(
        verb=verb,
        user=user,
        actor=actor or acting_user(),
        address=acting_address(),
        note=note,
    )


@receiver(user_logged_in)
def record_login(sender, request, user, **kwargs):
    record(Verb.LOGIN, user, actor=user)


@receiver(user_logged_out)
def record_logout(sender, request, user, **kwargs):
    if user is not None:
        record(Verb.LOGOUT, user, actor=user)


@receiver(user_login_failed)
def record_failed_login(sender, credentials, **kwargs):
    name = str(credentials.get("username", ""))[:150]
    record(Verb.LOGIN_FAILED, User.objects.filter(username=name).first(), note=name)


@receiver(post_save, sender=User)
def record_account(sender, instance, created, update_fields=None, raw=False, **kwargs):
    if raw:
        return
    if created:
        record(Verb.ACCOUNT_CREATED, instance)
    elif instance._password is not None:
        record(Verb.PASSWORD_CHANGED, instance)
    elif update_fields is None or set(update_fields) - {"last_login"}:
        record(Verb.ACCOUNT_CHANGED, instance)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def record_roles(sender, instance, action, reverse, pk_set=None, **kwargs):
    """From whichever side: `user.groups.add(group)`, `group.user_set.remove(user)`."""
    if reverse and action == "pre_clear":
        instance.cleared_users = list(instance.user_set.all())  # afterwards nobody knows
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    if not reverse:
        users = [instance]
    elif action == "post_clear":
        users = instance.cleared_users
    else:
        users = User.objects.filter(pk__in=pk_set)
    for user in users:
        record(Verb.ROLES_CHANGED, user, note=rights_of(user))


def rights_of(user):
    """The account's roles, and the permissions that it has besides, as one line."""
    roles = sorted(user.groups.values_list("name", flat=True))
    permissions = sorted(user.user_permissions.values_list("codename", flat=True))
    return ", ".join([*roles, *permissions])
