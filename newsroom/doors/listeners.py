"""Ends visits when the password or the rights change, and keeps the books on passwords."""

from allauth.mfa.signals import authentication_failed, authenticator_removed
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver

from newsroom.doors import passwords, visits
from newsroom.doors.models import Visit
from newsroom.reporters.acting import acting_user, acting_visit
from newsroom.reporters.models import User
from newsroom.reporters.three import refuse_to_give, refuse_two

End = Visit.End


@receiver(user_logged_in)
def begin_visit(sender, request, user, **kwargs):
    visits.begin(request, user)


@receiver(user_logged_out)
def end_visit(sender, request, user, **kwargs):
    session = getattr(request, "session", None)
    if session is not None and (visit := session.get(visits.KEY)):
        Visit.objects.filter(pk=visit).end(End.LOGOUT)


@receiver(authentication_failed)
def tell_of_wrong_code(sender, request, user, **kwargs):
    """A wrong second factor is a failed login like any other."""
    user_login_failed.send(sender=__name__, credentials={"username": user.get_username()}, request=request)


@receiver(authenticator_removed)
def second_factor_gone(sender, user, **kwargs):
    Visit.objects.of(user).open().update(has_second_factor=False)


@receiver(post_save, sender=User)
def password_set(sender, instance, raw=False, **kwargs):
    """Everywhere else the person is out; on the device on which it was changed the visit goes on."""
    if raw or instance._password is None:
        return
    actor = acting_user()
    passwords.remember(instance, by_other=actor is not None and actor.pk != instance.pk)
    Visit.objects.of(instance).exclude(pk=acting_visit()).end(End.PASSWORD)


@receiver(pre_save, sender=User)
def account_disabled(sender, instance, raw=False, **kwargs):
    if not raw and instance.pk and not instance.is_active:
        Visit.objects.of(instance).end(End.RIGHTS)


def changed(instance, action, reverse, pk_set):
    """The accounts whose roles are about to change."""
    if not reverse:
        return [instance]
    return instance.user_set.all() if action == "pre_clear" else User.objects.filter(pk__in=pk_set)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def three_exclude_each_other(sender, instance, action, reverse, pk_set=None, **kwargs):
    """Whatever gives or takes a role or a right: form, command or code."""
    if action in {"pre_add", "pre_remove", "pre_clear"}:
        for user in changed(instance, action, reverse, pk_set):
            refuse_to_give(user, acting_user())
    if action != "pre_add" or sender is not User.groups.through:
        return
    if reverse:
        for user in User.objects.filter(pk__in=pk_set):
            refuse_two({*user.groups.values_list("name", flat=True), instance.name})
    else:
        added = Group.objects.filter(pk__in=pk_set).values_list("name", flat=True)
        refuse_two({*instance.groups.values_list("name", flat=True), *added})


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def rights_changed(sender, instance, action, reverse, pk_set=None, **kwargs):
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if not reverse:
        ids = [instance.pk]
    elif action == "pre_clear":
        ids = list(instance.user_set.values_list("pk", flat=True))
    else:
        ids = pk_set
    Visit.objects.filter(user__in=ids).end(End.RIGHTS)
