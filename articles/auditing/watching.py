"""Changes of what the house works by: settings, rights, people, pages. Whoever makes them, through whatever door.

What has a record of its own (`LedgerEntry`: moves, proofs, logins, photos' consent) is on the ledger by
that. Here are the rest: the row says what was there before and what is there now.
"""

import hashlib
import json
from functools import wraps

from django.apps import apps
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

from articles import formerly
from articles.auditing.labels import name_watched
from newsroom import ledger
from newsroom.ledger.canonical import facts_text
from newsroom.reporters.acting import acting_user

# Model: fields that are not told: secrets, and what changes by itself.
WATCHED = {
    "auth.Group": (),
    "reporters.User": ("password", "last_login"),
    "reporters.Desk": (),
    "reporters.Reporter": (),
    "districts.District": (),
    "districts.DistrictAlias": (),
    "districts.Union": (),
    "articles.Column": (),
    "articles.PreviewLink": ("token",),
    "issues.Issue": ("status", "published_at"),
    "issues.Page": (),
    "issues.Sheet": (),
    "checking.WordListVersion": ("words",),
    "reviewing.SendBackReason": (),
    "planning.RecurringEvent": (),
    "numbers.Tariff": (),
    "numbers.Rate": (),
    "numbers.StoryKind": (),
    "numbers.Statement": (),
    "numbers.Adjustment": (),
    "numbers.KindChoice": (),
    "proofing.ProofMark": (),
}
# How a person is reached. That it changed is told, not from what to what: the ledger cannot forget, and
# this is to go when the person has left (articles.personal).
CONTACTS = {
    "reporters.User": ("email", "first_name", "last_name"),
    "reporters.Reporter": ("phone", "email"),
}
KNOWN = "…"  # stands for what is not told
DELETED = ("articles.Article", "photos.Photo")  # their changes are on record otherwise
LONGEST = 1000  # characters of a value; of more than that, its digest is told


def begin():
    """Listens. Called once, when all apps are loaded."""
    for name, hidden in WATCHED.items():
        model = apps.get_model(name)
        model.save = whole(model.save)
        model.hidden_from_ledger = hidden
        formerly.remember(model)  # first: the row as it was is read once, for all who ask
        pre_save.connect(remember, sender=model)
        post_save.connect(record_saved, sender=model)
        post_delete.connect(record_deleted, sender=model)
        for field in model._meta.local_many_to_many:
            m2m_changed.connect(record_related, sender=field.remote_field.through)
    name_watched([*WATCHED, *DELETED])
    for name in DELETED:
        post_delete.connect(record_deleted, sender=apps.get_model(name))


def whole(save):
    """A save that is undone if what is told of it cannot be written."""

    @wraps(save)
    def save_whole(self, *args, **kwargs):
        with transaction.atomic():  # with a savepoint: a save that is refused undoes itself alone
            return save(self, *args, **kwargs)

    return save_whole


def remember(sender, instance, raw=False, **kwargs):
    """What the row is before it is saved. On a pile: a listener may save the same instance again,
    which then has a row before of its own, and neither change may be lost."""
    instance.__dict__.setdefault("_before_on_ledger", []).append(instance.formerly)


def record_saved(sender, instance, created, raw=False, **kwargs):
    pile = instance.__dict__.get("_before_on_ledger")
    before, now = pile.pop() if pile else None, values_of(instance)
    if created or before is None:
        put(sender, "added", instance, concealed(sender, now))
        return
    pairs = {name: [told(before[name]), now[name]] for name in now if name in before}
    if changes := {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}:
        put(sender, "changed", instance, concealed(sender, changes))


def record_deleted(sender, instance, **kwargs):
    put(sender, "deleted", instance, concealed(sender, values_of(instance)))


def concealed(model, facts):
    """The same without how a person is reached."""
    for name in CONTACTS.get(model._meta.label, ()):
        if name in facts:
            was = facts[name]
            facts[name] = [each and KNOWN for each in was] if isinstance(was, list) else was and KNOWN
    return facts


def record_related(sender, instance, action, reverse, model, pk_set=None, **kwargs):
    """What was tied to it, or untied; from whichever side."""
    if action not in ("post_add", "post_remove", "post_clear") or (pk_set is not None and not pk_set):
        return
    verb = action.removeprefix("post_")
    others = None if pk_set is None else sorted(pk_set)
    facts = {
        "relation": sender._meta.label_lower,
        "verb": verb,
        "with": model._meta.label_lower,
        "ids": others,
    }
    put(type(instance), "related", instance, facts)


def values_of(instance):
    hidden = getattr(instance, "hidden_from_ledger", ())
    return {
        field.attname: told(field.value_from_object(instance))
        for field in instance._meta.concrete_fields
        if field.name not in hidden and field.attname in instance.__dict__
    }


def told(value):
    """The value as it stands in JSON; where it is long, its digest."""
    text = facts_text({"value": value})
    if len(text) > LONGEST:
        return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    return json.loads(text)["value"]


def put(model, what, instance, facts):
    kind = f"{model._meta.app_label}.{model._meta.model_name}_{what}"
    ledger.record(kind, actor=acting_user(), subject=instance, facts=facts)
