"""The rows of a model that are one person's, by the ways that the inventory names."""

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.db.models.constants import LOOKUP_SEP

from newsroom.doors import guard
from newsroom.reporters.models import Reporter, User

NOBODY = Q(pk__in=[])


def rows_of(person, model, owners):
    """A query for the rows of `model` that belong to `person`."""
    wanted = NOBODY
    for owner in owners:
        wanted |= BY_NAME[owner](person) if owner in BY_NAME else by_field(person, model, owner)
    return model._base_manager.filter(wanted)


def by_field(person, model, owner):
    if owner == "id":
        key = person.key_of(model)
    else:
        key = person.key_of(target_of(model, owner))
    return Q(**{owner: key}) if key else NOBODY


def target_of(model, path):
    """Whom a path of foreign keys leads to: the model of accounts, or of people of the paper."""
    for name in path.split(LOOKUP_SEP):
        model = model._meta.get_field(name).related_model
    if model not in (User, Reporter):
        raise ValueError(f"{path} leads to no person")
    return model


def sessions(person):
    """A session says whose it is in its signed data alone; they are few: those over are thrown away."""
    if person.user is None:
        return NOBODY
    wanted = str(person.user.pk)
    keys = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == wanted
    ]
    return Q(pk__in=keys)


def tries(person):
    if person.user is None:
        return NOBODY
    digest = guard.digest(person.user.get_username())
    return Q(key=f"account:{digest}") | Q(key=f"code:{person.user.pk}") | Q(key__endswith=f":{digest}")


def on_ledger(person):
    """What the person did, and what was done about the person."""
    about = Q(subject__in=person.subjects)
    return about | Q(actor_id=person.user.pk) if person.user else about


BY_NAME = {"@sessions": sessions, "@tries": tries, "@ledger": on_ledger}
