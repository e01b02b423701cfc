"""The demo newsroom's logins, names, desks and columns."""

import os

from django.contrib.auth.models import Group

from articles.demo.content import paper
from articles.models import Column
from newsroom.districts.models import District, Union
from newsroom.reporters import roles
from newsroom.reporters.models import Desk, Reporter, User

# One login for each role, named after its group; two reporters, to try what one may not
# see of the other.
LOGINS = {
    "reporter": roles.REPORTER,
    "reporter-2": roles.REPORTER,
    "correspondent": roles.CORRESPONDENT,
    "photographer": roles.PHOTOGRAPHER,
    "desk-editor": roles.DESK_EDITOR,
    "desk-chief": roles.DESK_CHIEF,
    "chief-editor": roles.CHIEF_EDITOR,
    "proofreader": roles.PROOFREADER,
    "page-editor": roles.PAGE_EDITOR,
    "administrator": roles.ADMINISTRATOR,
    "auditor": roles.AUDITOR,
    "security-administrator": roles.SECURITY_ADMINISTRATOR,
}


def demo_password():
    """The password of all demo logins."""
    return os.environ.get("DEMO_PASSWORD") or "newsroom"


def login_hint():
    """What the login screen of a demo shows: names and password, or None if this is no demo."""
    there = set(User.objects.filter(username__in=LOGINS, is_active=True).values_list("username", flat=True))
    return (
        {"names": [name for name in LOGINS if name in there], "password": demo_password()} if there else None
    )


def make_people():
    """Makes logins, persons, desks and columns. Returns the logins by name."""
    users = {login: make_user(login, role) for login, role in LOGINS.items()}
    for person in paper()["people"]:
        make_reporter(person, users)
    for entry in paper()["desks"]:
        desk, _new = Desk.objects.get_or_create(slug=entry["slug"], defaults={"name": entry["name"]})
        desk.members.add(*[users["desk-editor"], users["desk-chief"]])
    desks = {
        column: Desk.objects.get(slug=entry["slug"])
        for entry in paper()["desks"]
        for column in entry.get("columns", [])
    }
    for position, entry in enumerate(paper()["columns"]):
        Column.objects.get_or_create(
            name=entry["name"],
            defaults={
                "slug": entry["slug"],
                "description": entry.get("description", ""),
                "desk": desks.get(entry["slug"]),
                "position": position,
            },
        )
    return users


def make_user(login, role):
    user = User.objects.create_user(login, password=demo_password(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_reporter(person, users):
    """A person of the paper; one with a `login` gives that account its name."""
    reporter = Reporter.objects.create(
        name=person["name"],
        kind=person["kind"],
        union=Union.objects.filter(name=person.get("union", "")).first(),
    )
    reporter.beats.set(District.objects.filter(path__in=person.get("beats", [])))
    if user := users.get(person.get("login", "")):
        user.name = person["name"]
        user.save(update_fields=["name"])
        reporter.user = user
        reporter.save(update_fields=["user"])
