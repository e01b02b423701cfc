"""Newsroom as it would be if each process went by the clock of its machine: for a control."""

from newsroom import clock
from newsroom.wsgi import application  # noqa: F401 - gunicorn's

clock.leave()
