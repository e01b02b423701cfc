"""Sending one form many times at once, and a newsroom of which only what is asked for is made."""

from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factory
from tests.forms import fields_of
from tests.races.doors import token
from tests.together import together


def send_many(door, world, times):
    """The same form, sent so many times at once by one person. Returns (how many things it made, the answers)."""
    user, address, fields = world.users[door.who], door.address(world), {}
    if door.form:
        fields = fields_of(client_of(user).get(address), door.form)
    fields |= token() | door.fields(world)
    files = {name: (file.name, file.read()) for name, file in door.files(world).items()}

    def send():
        sent = {key: SimpleUploadedFile(name, data, "image/jpeg") for key, (name, data) in files.items()}
        return client_of(user).post(address, fields | sent, headers=door.headers)

    before = door.count()
    answers = together(*[send] * times)
    return door.count() - before, answers


def client_of(user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def statuses(answers):
    return {getattr(answer, "status_code", repr(answer)) for answer in answers}


class Made(dict):
    def __init__(self, make):
        self.make = make

    def __missing__(self, name):
        self[name] = self.make(name)
        return self[name]


def small_world():
    """As tests/access/world.py, for doors that need no more than people, stories and a call."""
    from newsroom.districts.models import Union
    from tests.planning.making import make_call

    world = SimpleNamespace(users=Made(factory.the), stories=Made(lambda state: factory.make_article(state)))
    world.call, world.union = make_call(), Union.objects.get(kind="municipal")
    world.person = factory.person_of(world.users["reporter"])
    return world
