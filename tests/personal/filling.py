"""A person about whom everything is known: a row in each model of the inventory, a mark in each field.

Made by the models' own fields, so that a new model or field needs nothing here, as long as its
constraints are of the usual kind. What is not stands in `SPECIAL`.
"""

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from articles.personal.finding import target_of
from articles.personal.inventory import TABLE
from articles.personal.people import Person
from newsroom import ledger
from newsroom.doors import guard
from tests import factory

START = datetime(2031, 1, 1, tzinfo=UTC)
WORDS = (models.CharField, models.TextField)


class Filled:
    """`person`, and `marks`: {(model label, field): what stands there}."""

    def __init__(self):
        user = factory.make_user("reporter", name="甲名甲")
        reporter = factory.make_reporter("甲名甲", user=user)
        self.person = Person(user, reporter)
        self.other = factory.make_user("desk editor")
        self.numbers = itertools.count(1)
        self.rows, self.marks = {}, {}
        with transaction.atomic():
            for label, rows in TABLE.items():
                if rows.owners:
                    self.make(apps.get_model(label), rows)
        connection.check_constraints()  # PostgreSQL: what is on the ledger is chained now

    def make(self, model, rows):
        label = model._meta.label
        if label in ("reporters.User", "reporters.Reporter"):
            row = self.person.user if label == "reporters.User" else self.person.reporter
            named = [name for name in rows.personal if name not in KEPT_WORKING]
            for name in named:
                self.mark(row, model._meta.get_field(name))
            model._base_manager.filter(pk=row.pk).update(**{name: getattr(row, name) for name in named})
        elif label in SPECIAL:
            row = SPECIAL[label](self)
        else:
            row = self.instance(model, rows.owners[0])
            for name in rows.personal:
                field = model._meta.get_field(name)
                if not field.is_relation and (label, name) not in LEFT_ALONE:
                    self.mark(row, field)
            row = model._base_manager.bulk_create([row])[0]
            self.mark_moments(row)
        self.rows[label] = row

    def mark_moments(self, row):
        """Of those that the model sets by itself, what stands there now."""
        for field in row._meta.concrete_fields:
            if (row._meta.label, field.name) in self.marks and getattr(field, "auto_now_add", False):
                self.marks[row._meta.label, field.name] = getattr(row, field.name)

    def mark(self, row, field):
        number = next(self.numbers)
        if field.choices:
            return
        value = VALUES.get(field.get_internal_type(), lambda number, field: None)(number, field)
        if value is None:
            return
        setattr(row, field.name, value)
        self.marks[field.model._meta.label, field.name] = value

    def instance(self, model, owner=None):
        """An unsaved row with all that it needs; owned by the person if `owner` says through what."""
        row = model()
        for field in model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey):
                setattr(row, field.attname, self.key_for(model, field, owner))
            elif not (field.has_default() or field.null or field.blank or field.primary_key):
                number = next(self.numbers)
                if field.choices:
                    setattr(row, field.name, field.flatchoices[0][0])
                elif make := VALUES.get(field.get_internal_type()):
                    setattr(row, field.name, make(number, field))
        for name, value in FIXED.get(model._meta.label, {}).items():
            setattr(row, name, value)
        return row

    def key_for(self, model, field, owner):
        if owner and field.name == owner.partition("__")[0]:
            if owner == field.name:
                return self.person.key_of(target_of(model, owner))
            return self.rows[field.related_model._meta.label].pk  # account.EmailAddress is made before
        if field.null and (model._meta.label, field.name) not in ASKED_FOR:
            return None
        return self.needed(field.related_model)

    def needed(self, model):
        """Any row of this model, made if there is none."""
        label = model._meta.label
        if label == "reporters.User":
            return self.other.pk
        if label in ("articles.Article", "reviewing.Story"):
            label, model = "articles.Article", apps.get_model("articles.Article")
            if ("needed", label) not in self.rows:
                self.rows["needed", label] = factory.make_article()
        if ("needed", label) not in self.rows:
            found = model._base_manager.order_by("pk").first()
            self.rows["needed", label] = found or model._base_manager.bulk_create([self.instance(model)])[0]
        return self.rows["needed", label].pk


def text(number, field):
    return f"mk{number}z"[: field.max_length or 99]


VALUES = {
    "CharField": lambda n, field: (
        f"mk{n}z@example.org" if isinstance(field, models.EmailField) else text(n, field)
    ),
    "TextField": text,
    "SlugField": text,
    "FileField": lambda n, field: f"mk{n}z.bin",
    "GenericIPAddressField": lambda n, field: f"203.0.{n // 200}.{n % 200 + 1}",
    "DateTimeField": lambda n, field: START + timedelta(minutes=n),
    "DateField": lambda n, field: (START + timedelta(days=n)).date(),
    "JSONField": lambda n, field: {"mark": f"mk{n}z"},
    "BooleanField": lambda n, field: True,
    "DecimalField": lambda n, field: Decimal(n % 9).quantize(Decimal(1).scaleb(-field.decimal_places)),
    "FloatField": lambda n, field: 0.5,
    **dict.fromkeys(
        ("PositiveIntegerField", "PositiveSmallIntegerField", "IntegerField", "PositiveBigIntegerField"),
        lambda n, field: n,
    ),
}
KEPT_WORKING = (
    "id",
    "user",
    "union",
    "kind",
    "username",
    "name",
    "language",
    "is_staff",
    "is_superuser",
    "is_active",
)
FIXED = {
    "reviewing.Comment": {"field": ""},
    "proofing.ProofMark": {"outcome": "mended", "settled_at": START},
    "planning.Assignment": {"deadline": START, "deadline_day": START.date(), "first_day": START.date()},
    "numbers.Statement": {"month": START.date()},
}  # what constraints ask for
ASKED_FOR = {("drafting.WorkingCopy", "article"), ("proofing.ProofMark", "settled_by")}
LEFT_ALONE = {("articles.Byline", "role"), ("numbers.StatementLine", "share")}


def a_session(filled):
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store["_auth_user_id"] = str(filled.person.user.pk)
    store.save()
    return apps.get_model("sessions.Session").objects.get(pk=store.session_key)


def a_try(filled):
    name = guard.digest(filled.person.user.get_username())
    filled.marks["doors.Tries", "key"] = f"account:{name}"
    return apps.get_model("doors.Tries").objects.create(key=f"account:{name}", ends_at=START)


def on_the_ledger(filled):
    mark = f"mk{next(filled.numbers)}z"
    filled.marks["ledger.Entry", "facts"] = {"mark": mark}
    ledger.record("reporters.login", actor=None, subject=filled.person.user, facts={"mark": mark})


def a_story(filled):
    return factory.make_article(author=filled.person.user)


def a_photo(filled):
    return factory.make_photo(filled.person.user, photographer=filled.person.reporter)


def a_review(filled):
    model = apps.get_model("articles.Review")
    row = filled.instance(model, "reviewer")
    row.stage = 1
    row.voided_at = START
    filled.mark(row, model._meta.get_field("at"))
    return model._base_manager.bulk_create([row])[0]


SPECIAL = {
    "sessions.Session": a_session,
    "doors.Tries": a_try,
    "ledger.Entry": on_the_ledger,
    "articles.Article": a_story,
    "photos.Photo": a_photo,
    "articles.Review": a_review,
}


def dump():
    """{table: all that stands in it, as one text}."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("search_pairs"):
                continue  # the index of stories, which holds no words of its own
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {quoted}")
            found[table] = "\n".join(map(repr, cursor.fetchall()))
    return found
